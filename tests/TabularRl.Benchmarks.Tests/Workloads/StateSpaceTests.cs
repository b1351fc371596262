using System.Runtime.InteropServices;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Discretization;

namespace TabularRl.Benchmarks.Tests.Workloads;

[TestFixture]
internal sealed class StateSpaceTests
{
    [Test]
    public void WriteKey_OfAllStates_GivesNoKeyTwice()
    {
        var space = new StateSpace(100_000);
        var keys = new HashSet<StructKey>();
        var key = new ulong[TaskConstants.KeyWordCount];
        for (int state = 0; state < space.StateCount; state++)
        {
            space.WriteKey(state, key);
            Assert.That(keys.Add(StructKey.From(key)), Is.True, $"State {state}.");
        }
    }

    [TestCase(0)]
    [TestCase(64 * 99 + 63)]
    [TestCase(29_999_999)]
    public void WriteCells_OfAState_HoldsItsNumber(int state)
    {
        var cells = new short[TaskConstants.CellCount];
        new StateSpace(30_000_000).WriteCells(state, cells);
        int neighborhood = cells[8] + 100 * (cells[9] + 100 * (cells[10] + 100 * cells[11]));
        int position = cells[12] + 4 * (cells[13] + 4 * cells[14]);
        Assert.That(64 * neighborhood + position, Is.EqualTo(state));
    }

    [Test]
    public void WriteObservation_Discretized_GivesTheKey()
    {
        var space = new StateSpace(30_000_000);
        var observation = new double[TaskConstants.CellCount];
        ulong[] key = new ulong[TaskConstants.KeyWordCount], discretized = new ulong[TaskConstants.KeyWordCount];
        RoundingDiscretizer discretizer = BenchmarkAgents.CreateDiscretizer();
        for (int state = 0; state < space.StateCount; state += 12_345)
        {
            space.WriteKey(state, key);
            space.WriteObservation(state, observation);
            StateKey.Write(discretizer, observation, discretized);
            Assert.That(discretized, Is.EqualTo(key), $"State {state}.");
        }
    }

    [Test]
    public void WriteCells_OfNeighbors_ShareAllButTheLiveCells()
    {
        var space = new StateSpace(10_000);
        short[] first = new short[TaskConstants.CellCount], other = new short[TaskConstants.CellCount];
        space.WriteCells(64 * 7, first);
        for (int neighbor = 0; neighbor < StateSpace.NeighborCount; neighbor++)
        {
            space.WriteCells(64 * 7 + neighbor, other);
            Assert.That(other[..^StateSpace.LiveCellCount], Is.EqualTo(first[..^StateSpace.LiveCellCount]));
        }

        space.WriteCells(64 * 8, other);
        Assert.That(other[..^StateSpace.LiveCellCount], Is.Not.EqualTo(first[..^StateSpace.LiveCellCount]));
    }

    [Test]
    public void StructKey_OfDifferentCells_IsNotEqual()
    {
        for (int cell = 0; cell < TaskConstants.CellCount; cell++)
        {
            ulong[] one = [1, 2, 3, 4], two = [1, 2, 3, 4];
            MemoryMarshal.Cast<ulong, short>(two.AsSpan())[cell]++;
            Assert.That(StructKey.From(one), Is.EqualTo(StructKey.From([1, 2, 3, 4])));
            Assert.That(StructKey.From(one), Is.Not.EqualTo(StructKey.From(two)), $"Cell {cell}.");
        }
    }

    [Test]
    public void TextForm_OfCells_IsThemBetweenCommas()
    {
        var key = new ulong[TaskConstants.KeyWordCount];
        StateKey.WriteCells([-32_768, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 100], CellWidth.Int16, key);
        Assert.That(TextForm.From(key), Is.EqualTo("-32768,1,2,3,4,5,6,7,8,9,10,11,12,13,100,"));
    }
}
