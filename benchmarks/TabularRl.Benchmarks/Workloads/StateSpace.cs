using System.Runtime.InteropServices;
using TabularRl.Randomness;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>
/// Numbered states, no two with equal cells. Each 64 in a row are neighbours, as the states of one customer are: they share their first
/// twelve cells and differ in the last three, each of which takes four values.
/// </summary>
internal sealed class StateSpace
{
    public const int NeighborCount = 64;
    public const int LiveCellCount = 3;
    private const int LiveValueCount = 4;
    private const int RandomCellCount = 8;
    private const int CellValueCount = 100;

    private readonly SeedTree _seeds = new(TaskConstants.Seed);

    public StateSpace(int stateCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stateCount, NeighborCount);
        StateCount = stateCount;
    }

    public int StateCount { get; }

    /// <summary>Writes the 15 cells of a state: eight random ones and four that number the neighbourhood, from 0 to 99, and the three live ones.</summary>
    public void WriteCells(int state, Span<short> cells)
    {
        (int neighborhood, int position) = Math.DivRem(state, NeighborCount);
        ulong random = _seeds.Derive((ulong)neighborhood);
        for (int i = 0; i < RandomCellCount; i++, random >>= 8)
            cells[i] = (short)((random & 0xFF) * CellValueCount >> 8);
        for (int i = RandomCellCount; i < TaskConstants.CellCount - LiveCellCount; i++, neighborhood /= CellValueCount)
            cells[i] = (short)(neighborhood % CellValueCount);
        for (int i = TaskConstants.CellCount - LiveCellCount; i < TaskConstants.CellCount; i++, position /= LiveValueCount)
            cells[i] = (short)(position % LiveValueCount);
    }

    /// <summary>Writes the key of a state, as a rounding discretizer makes it of the observation.</summary>
    public void WriteKey(int state, Span<ulong> key)
    {
        key[TaskConstants.KeyWordCount - 1] = 0;
        WriteCells(state, MemoryMarshal.Cast<ulong, short>(key)[..TaskConstants.CellCount]);
    }

    /// <summary>Writes the observation that rounds to the cells of a state at two decimals.</summary>
    public void WriteObservation(int state, Span<double> observation)
    {
        Span<short> cells = stackalloc short[TaskConstants.CellCount];
        WriteCells(state, cells);
        for (int i = 0; i < cells.Length; i++)
            observation[i] = cells[i] / 100.0;
    }
}
