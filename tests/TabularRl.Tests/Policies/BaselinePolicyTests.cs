using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Tests.Policies;

[TestFixture]
internal sealed class BaselinePolicyTests
{
    [Test]
    public void ConstantPolicy_WhereItsActionIsIllegal_TakesTheLowestLegalOne()
    {
        ActionMask mask = ActionMask.FromFlags([false, true, true, false]);
        Assert.That(new ConstantPolicy(3, 4).SelectAction([0], mask, new Xoshiro256(0)), Is.EqualTo(new PolicyAction(1, true)));
        Assert.That(new ConstantPolicy(2, 4).SelectAction([0], mask, new Xoshiro256(0)).Action, Is.EqualTo(2));
    }

    [Test]
    public void Names_ByDefault_SayWhatThePolicyDoes()
    {
        Assert.That(new ConstantPolicy(3, 4).Name, Is.EqualTo("always-3"));
        Assert.That(new ConstantPolicy(3, 4, "always-manager").Name, Is.EqualTo("always-manager"));
        Assert.That(new UniformRandomPolicy(4).Name, Is.EqualTo("random"));
    }

    [Test]
    public void Constructor_OfNumbersOutOfRange_IsRefused()
    {
        Assert.That(() => new ConstantPolicy(4, 4), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ConstantPolicy(-1, 4), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ConstantPolicy(0, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new UniformRandomPolicy(0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new UniformRandomPolicy(2, ""), Throws.ArgumentException);
    }
}
