using TabularRl.Environments;

namespace TabularRl.Tests.Environments;

[TestFixture]
internal sealed class ActionMaskTests
{
    [Test]
    public void Default_OfAMask_AllowsEveryAction()
    {
        ActionMask mask = default;
        Assert.That(mask, Is.EqualTo(ActionMask.All));
        Assert.That(mask.AllowsAll);
        Assert.That(mask.IsLegal(0));
        Assert.That(mask.IsLegal(100), "Without a mask there is no limit to the number of actions.");
        Assert.That(mask.CountLegal(100), Is.EqualTo(100));
        Assert.That(mask.GetLegal(70), Is.EqualTo(70));
    }

    [FsCheckProperty]
    public void FromFlags_OfAnyFlags_SaysWhatTheySaid(bool[] flags)
    {
        if (flags.Length is 0 or > 64 || !flags.Contains(true))
            return;
        ActionMask mask = ActionMask.FromFlags(flags);
        int[] legal = [.. Enumerable.Range(0, flags.Length).Where(action => flags[action])];

        Assert.That(Enumerable.Range(0, flags.Length).Where(mask.IsLegal), Is.EqualTo(legal));
        Assert.That(mask.CountLegal(flags.Length), Is.EqualTo(legal.Length));
        Assert.That(Enumerable.Range(0, legal.Length).Select(mask.GetLegal), Is.EqualTo(legal));
        Assert.That(mask.AllowsAll, Is.EqualTo(legal.Length == flags.Length));
        Assert.That(mask == ActionMask.FromFlags(flags));
        Assert.That(mask.GetHashCode(), Is.EqualTo(ActionMask.FromFlags(flags).GetHashCode()));
    }

    [Test]
    public void FromFlags_OfTheLastOf64Actions_AllowsItAlone()
    {
        var flags = new bool[64];
        flags[63] = true;
        ActionMask mask = ActionMask.FromFlags(flags);

        Assert.That(mask.CountLegal(64), Is.EqualTo(1));
        Assert.That(mask.GetLegal(0), Is.EqualTo(63));
        Assert.That(mask != ActionMask.All);
        Assert.That(mask.Equals((object)ActionMask.All), Is.False);
    }

    [Test]
    public void FromFlags_WithoutALegalAction_IsRefused() =>
        Assert.That(() => ActionMask.FromFlags([false, false]), Throws.ArgumentException.With.Message.Contains("forbids all 2 actions"));

    [TestCase(0)]
    [TestCase(65)]
    public void FromFlags_OfTooFewOrTooMany_IsRefused(int count) =>
        Assert.That(() => ActionMask.FromFlags(new bool[count]), Throws.ArgumentException.With.Message.Contains("1 to 64"));
}
