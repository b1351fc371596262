using TabularRl.Discretization;

namespace TabularRl.Tests.Discretization;

[TestFixture]
internal sealed class HashingDiscretizerTests
{
    private static readonly RoundingDiscretizer Inner = new(["x", "y"], new RoundingOptions { Decimals = 0, CellWidth = CellWidth.Int16 });

    // Stored tables depend on these numbers: should they ever change, old checkpoints would be read wrongly.
    [TestCase(0, 0)]
    [TestCase(1, 0)]
    [TestCase(0, 1)]
    [TestCase(-1, 300)]
    public void Discretize_OfAState_IsTheFinalizerOfSplitMix64CellByCell(int x, int y)
    {
        ulong hash = 0x9E3779B97F4A7C15;
        foreach (int cell in new[] { x, y })
        {
            hash = (hash ^ (uint)cell) + 0x9E3779B97F4A7C15;
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
            hash ^= hash >> 31;
        }

        Assert.That(Cell(new HashingDiscretizer(Inner, 1_000_003), x, y), Is.EqualTo((int)((UInt128)hash * 1_000_003 >> 64)));
    }

    [FsCheckProperty]
    public void Discretize_OfAnyState_StaysWithinTheBudget(short x, short y, ushort budget)
    {
        var discretizer = new HashingDiscretizer(Inner, 1 + budget);
        Assert.That(Cell(discretizer, x, y), Is.InRange(0, budget));
        Assert.That(Cell(new HashingDiscretizer(Inner, 1), x, y), Is.Zero);
    }

    // 2,000 states in a budget of 40,000: 1 − (1 − 1/40,000)^1999 = 4.87 % are expected to collide.
    [Test]
    public void MeasureCollisions_OfManyStates_IsAboutWhatChanceExplains()
    {
        var sample = new ObservationSample(2);
        for (int i = 0; i < 4000; i++)
            sample.Add([i / 2 % 50, i / 100]);
        HashCollisions collisions = new HashingDiscretizer(Inner, 40_000).MeasureCollisions(sample);

        Assert.That(collisions.StateCount, Is.EqualTo(2000));
        Assert.That(collisions.ExpectedCollisionShare, Is.EqualTo(0.0487).Within(0.0001));
        Assert.That(collisions.CollisionShare, Is.EqualTo(0.0487).Within(0.015)); // three standard errors
    }

    [Test]
    public void MeasureCollisions_IntoOneCell_CountsAllStates()
    {
        var sample = new ObservationSample(2);
        foreach (double x in new double[] { 1, 2, 2, 3 })
            sample.Add([x, 0]);
        Assert.That(new HashingDiscretizer(Inner, 1).MeasureCollisions(sample), Is.EqualTo(new HashCollisions(3, 1, 3, 1)));
        Assert.That(new HashingDiscretizer(Inner, 1).GetExpectedCollisionShare(1), Is.Zero);
    }

    [Test]
    public void Create_FromADamagedDescription_IsRefused()
    {
        DiscretizerDescription good = new HashingDiscretizer(Inner, 7).Description;
        Assert.That(BuiltInDiscretizers.Create(good).Description, Is.EqualTo(good));
        foreach (double[] parameters in new double[][] { [], [7, 2], [0, 2, 2, 0, 0], [7, 3, 2, 0, 0], [7, 2, 3, 0, 0], [7.5, 2, 2, 0, 0], [7, 2, 2], [double.NaN, 2, 2, 0, 0] })
        {
            var bad = new DiscretizerDescription(good.Kind, 2, 1, CellWidth.Int32, [.. parameters], good.FeatureNames);
            Assert.That(() => BuiltInDiscretizers.Create(bad), Throws.InstanceOf<ArgumentException>(), string.Join(' ', parameters));
        }
    }

    [Test]
    public void Constructor_OfABudgetOutOfRange_IsRefused()
    {
        Assert.That(() => new HashingDiscretizer(Inner, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new HashingDiscretizer(Inner, 1).GetExpectedCollisionShare(0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FeatureSubsetDiscretizer(new HashingDiscretizer(new RoundingDiscretizer(1), 5), [0]), Throws.ArgumentException);
    }

    private static int Cell(HashingDiscretizer discretizer, double x, double y)
    {
        var cells = new int[1];
        discretizer.Discretize([x, y], cells);
        return cells[0];
    }
}
