using TabularRl.Discretization;
using TabularRl.Randomness;
using TabularRl.Tables;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Tables;

[TestFixture]
internal sealed class QTableTests
{
    private static ulong[] Key(int state) => Keys.Of(CellWidth.Int32, state, -state);

    [Test]
    public void TryGetActionValues_OfAKnownState_IsItsRow()
    {
        var table = new QTable(2, CellWidth.Int32, 3);
        int row = table.GetOrAddRow(Key(5));
        table.GetActionValues(row)[1] = 4;

        Assert.That(table.TryGetActionValues(Key(5), out Span<double> values));
        values[2] = 7;
        Assert.That(table.GetActionValues(row).ToArray(), Is.EqualTo(new[] { 0, 4.0, 7 }));
        Assert.That(table.TryGetActionValues(Key(6), out Span<double> none), Is.False);
        Assert.That(none.IsEmpty);
    }

    [Test]
    public void GetActionValues_OfASpanHeldWhileTheTableGrows_StaysTheRow()
    {
        var table = new SingleQTable(2, CellWidth.Int32, 3, 1.5f);
        Span<float> held = table.GetActionValues(table.GetOrAddRow(Key(0)));
        for (int state = 1; state < 5000; state++)
            table.GetOrAddRow(Key(state));
        held[0] = -1;

        Assert.That(table.GetActionValues(table.FindRow(Key(0))).ToArray(), Is.EqualTo(new[] { -1, 1.5f, 1.5f }));
        Assert.That(table.GetActionValues(table.FindRow(Key(4999))).ToArray(), Is.EqualTo(new[] { 1.5f, 1.5f, 1.5f }));
    }

    [TestCase(0)]
    [TestCase(2.5)]
    public void GetOrAddRow_OfANewState_HasInitialValuesAndNoVisits(double initial)
    {
        var table = new QTable(2, CellWidth.Int32, 3, initial);
        int row = table.GetOrAddRow(Key(5));

        Assert.That(row, Is.Zero);
        Assert.That(table.GetActionValues(row).ToArray(), Is.EqualTo(new[] { initial, initial, initial }));
        Assert.That(table.GetVisits(row).ToArray(), Is.EqualTo(new uint[3]));
        Assert.That(table.FindRow(Key(6)), Is.EqualTo(-1));
        Assert.That(table.StateCount, Is.EqualTo(1));
    }

    [FsCheckProperty(MaxTest = 50)]
    public void GetOrAddRow_WithUpdatesAtRandom_BehavesAsADictionary(short[] states, byte seed)
    {
        const int Actions = 3;
        var random = new Xoshiro256(seed);
        var table = new QTable(2, CellWidth.Int32, Actions, 1);
        var model = new Dictionary<int, (double[] Values, uint[] Visits)>();
        foreach (short state in states.Concat(states))
        {
            int row = table.GetOrAddRow(Key(state));
            if (!model.TryGetValue(state, out var expected))
                model[state] = expected = ([1, 1, 1], new uint[Actions]);
            int action = random.NextInt32(Actions);
            double value = random.NextDouble();
            table.GetActionValues(row)[action] = value;
            expected.Values[action] = value;
            Assert.That(table.DangerousCountVisit(row, action), Is.EqualTo(++expected.Visits[action]));
        }

        Assert.That(table.StateCount, Is.EqualTo(model.Count));
        foreach ((int state, (double[] values, uint[] visits)) in model)
        {
            int row = table.FindRow(Key(state));
            Assert.That(table.GetActionValues(row).SequenceEqual(values));
            Assert.That(table.GetVisits(row).SequenceEqual(visits));
            Assert.That(table.GetKey(row).SequenceEqual(Key(state)));
        }
    }

    [Test]
    public void GetActionValues_ObtainedBeforeGrowth_StillIsTheTable()
    {
        var table = new QTable(2, CellWidth.Int32, 2);
        int row = table.GetOrAddRow(Key(0));
        Span<double> values = table.GetActionValues(row);
        Span<uint> visits = table.GetVisits(row);
        ReadOnlySpan<ulong> key = table.GetKey(row);
        for (int state = 1; state < 50_000; state++)
            table.GetOrAddRow(Key(state));

        values[1] = 3;
        visits[1] = 4;
        Assert.That(table.GetActionValues(row)[1], Is.EqualTo(3));
        Assert.That(table.GetVisits(row)[1], Is.EqualTo(4u));
        table.GetActionValues(row)[0] = 5;
        Assert.That(values[0], Is.EqualTo(5));
        Assert.That(key.SequenceEqual(Key(0)));
    }

    [Test]
    public void GetOrAddRow_AfterGrowth_FindsEveryRowInTheOrderInWhichItCame()
    {
        var table = new QTable(2, CellWidth.Int32, 1);
        for (int state = 0; state < 20_000; state++)
            Assert.That(table.GetOrAddRow(Key(state * 7)), Is.EqualTo(state));
        for (int state = 0; state < 20_000; state++)
            Assert.That(table.FindRow(Key(state * 7)), Is.EqualTo(state));
    }

    [Test]
    public void Clone_OfATable_IsIndependentOfIt()
    {
        var table = new QTable(2, CellWidth.Int32, 2, 1);
        table.GetActionValues(table.GetOrAddRow(Key(0)))[0] = 7;
        table.DangerousCountVisit(0, 1);

        QTable clone = table.Clone();
        table.GetActionValues(0)[0] = 8;
        table.DangerousCountVisit(0, 1);
        table.GetOrAddRow(Key(1));
        clone.GetActionValues(clone.GetOrAddRow(Key(2)))[1] = 9;

        Assert.That(clone.GetActionValues(0)[0], Is.EqualTo(7));
        Assert.That(clone.GetVisits(0)[1], Is.EqualTo(1u));
        Assert.That(clone.FindRow(Key(1)), Is.EqualTo(-1));
        Assert.That(clone.GetActionValues(1).ToArray(), Is.EqualTo(new[] { 1.0, 9 }));
        Assert.That(table.GetActionValues(1).ToArray(), Is.EqualTo(new[] { 1.0, 1 }));
        Assert.That((clone.InitialActionValue, clone.ActionCount, clone.CellCount, clone.CellWidth), Is.EqualTo((1.0, 2, 2, CellWidth.Int32)));
    }

    [Test]
    public void DangerousCountVisit_AtTheMostThatIsCounted_StaysThere()
    {
        var table = new QTable(2, CellWidth.Int32, 2);
        int row = table.GetOrAddRow(Key(0));
        table.GetVisits(row)[0] = uint.MaxValue - 1;

        Assert.That(table.DangerousCountVisit(row, 0), Is.EqualTo(uint.MaxValue));
        Assert.That(table.DangerousCountVisit(row, 0), Is.EqualTo(uint.MaxValue));
        Assert.That(table.GetVisits(row)[1], Is.Zero);
    }

    [Test]
    public void GetActionValues_OfNoRow_IsRefused([Values(-1, 1, int.MaxValue)] int row)
    {
        var table = new QTable(2, CellWidth.Int32, 2);
        table.GetOrAddRow(Key(0));
        Assert.That(() => table.GetActionValues(row).Length, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => table.GetVisits(row).Length, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => table.GetKey(row).Length, Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Constructor_OfNumbersOutOfRange_IsRefused()
    {
        Assert.That(() => new QTable(0, CellWidth.Int32, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new QTable(1, CellWidth.Int32, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new QTable(1, CellWidth.Int32, 1, double.NaN), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new QTable(1, CellWidth.Int32, 1, double.PositiveInfinity), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new QTable(1, CellWidth.Int32, 1, capacity: -1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new QTable(int.MaxValue, CellWidth.Int32, 1), Throws.TypeOf<OverflowException>());
        Assert.That(() => new QTable(1, CellWidth.Int32, int.MaxValue), Throws.TypeOf<OverflowException>());
    }

    [Test]
    public void ByteCount_OfAFilledTable_CoversKeysValuesAndVisits()
    {
        var table = new QTable(2, CellWidth.Int32, 2);
        for (int state = 0; state < 10_000; state++)
            table.GetOrAddRow(Key(state));

        // Key 8, values 16, visits 8, and 11 to 23 bytes of index; the last chunks are not full.
        Assert.That(table.ByteCount / 10_000.0, Is.InRange(32 + 11, (32 + 23) * 1.5));
        Assert.That(table.VisitByteCount / 10_000.0, Is.InRange(8, 8 * 2.5));
    }
}
