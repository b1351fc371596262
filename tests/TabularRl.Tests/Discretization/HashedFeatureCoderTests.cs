using TabularRl.Discretization;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class HashedFeatureCoderTests
{
    private static readonly RoundingDiscretizer Inner = new(["x", "y", "z"], new RoundingOptions { Decimals = 0 });

    [TestCase(false, false, 3)]
    [TestCase(true, false, 6)]
    [TestCase(false, true, 4)]
    [TestCase(true, true, 7)]
    public void CellCount_OfThreeCells_CountsSinglePairsAndAllOfThem(bool pairs, bool joint, int expected)
    {
        HashedFeatureCoder coder = Create(pairs, joint);
        Assert.That(coder.CellCount, Is.EqualTo(expected));
        Assert.That(Features(coder, 1, 2, 3), Has.Length.EqualTo(expected).And.Unique);
    }

    [Test]
    public void Discretize_WhereOneCellDiffers_KeepsTheFeaturesWithoutIt()
    {
        HashedFeatureCoder coder = Create(pairs: true, joint: true);
        int[] one = Features(coder, 1, 2, 3), other = Features(coder, 1, 2, 4);
        bool[] equal = [.. one.Zip(other, (left, right) => left == right)];
        Assert.That(equal, Is.EqualTo(new[] { true, true, false, true, false, false, false })); // x, y, z, xy, xz, yz, xyz
    }

    [Test]
    public void Discretize_OfEqualCellsInOtherPlaces_GivesOtherFeatures() =>
        Assert.That(Features(Create(pairs: true, joint: true), 5, 5, 5), Is.Unique);

    [FsCheckProperty]
    public void Discretize_OfAnyState_StaysWithinTheBudget(short x, short y, short z, byte budget) =>
        Assert.That(Features(new HashedFeatureCoder(Inner, new HashedFeatureOptions { Budget = 1 + budget, HasPairs = true }), x, y, z), Has.All.InRange(0, budget));

    [Test]
    public void Discretize_OfNaN_NamesTheFeature() =>
        Assert.That(() => Features(Create(false, false), 1, double.NaN, 3), Throws.ArgumentException.With.Message.Contains("'y'").Or.Message.Contains("y is NaN"));

    [TestCase(false, true)]
    [TestCase(true, false)]
    public void FromDescription_OfACoder_GivesAnEqualOne(bool pairs, bool joint)
    {
        HashedFeatureCoder coder = Create(pairs, joint);
        IStateDiscretizer rebuilt = BuiltInDiscretizers.Create(coder.Description);
        Assert.That(rebuilt.Description, Is.EqualTo(coder.Description));
        Assert.That(Features((HashedFeatureCoder)rebuilt, 1, 2, 3), Is.EqualTo(Features(coder, 1, 2, 3)));
    }

    [Test]
    public void Constructor_OfABudgetOfNothing_IsRefused() =>
        Assert.That(() => new HashedFeatureCoder(Inner, new HashedFeatureOptions { Budget = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static HashedFeatureCoder Create(bool pairs, bool joint) => new(Inner, new HashedFeatureOptions { HasPairs = pairs, HasJointState = joint });

    private static int[] Features(HashedFeatureCoder coder, params double[] observation)
    {
        var features = new int[coder.CellCount];
        coder.Discretize(observation, features);
        return features;
    }
}
