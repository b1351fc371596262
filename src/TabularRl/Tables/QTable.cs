using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TabularRl.Discretization;

namespace TabularRl.Tables;

/// <summary>
/// The action values Q(s, a) of the states met so far, and how often each was updated. A state is found by its exact key and then known by
/// its row; a state that was never met reads as <see cref="InitialActionValue"/>.
/// </summary>
/// <remarks>
/// Not thread-safe while it is written; reads alone may run in parallel. Reading and updating known states allocates nothing.
/// Memory a state: its key, 8 bytes an action for the values, 4 for the visits, and 11 to 23 bytes of index.
/// </remarks>
public sealed class QTable
{
    // Key and action values share a record of the index, so that a hit touches one entry and one record. The visits stand apart.
    private readonly StateIndex _index;
    private readonly RowColumn<uint> _visits;

    /// <summary>Creates an empty table.</summary>
    /// <param name="cellCount">The number of cells in a state; at least 1.</param>
    /// <param name="cellWidth">The width of a cell.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="initialActionValue">The value of every action of a state that was never updated; finite.</param>
    /// <param name="capacity">The number of states that fit before the index grows; 0 for a small table.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="OverflowException">A row would be longer than an array.</exception>
    public QTable(int cellCount, CellWidth cellWidth, int actionCount, double initialActionValue = 0, int capacity = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actionCount, 1);
        if (!double.IsFinite(initialActionValue))
            throw new ArgumentOutOfRangeException(nameof(initialActionValue), initialActionValue, "The initial action value must be finite.");
        ActionCount = actionCount;
        InitialActionValue = initialActionValue;
        _index = new StateIndex(cellCount, cellWidth, actionCount, capacity);
        _visits = new RowColumn<uint>(actionCount);
    }

    private QTable(QTable source)
    {
        ActionCount = source.ActionCount;
        InitialActionValue = source.InitialActionValue;
        _index = source._index.Clone();
        _visits = source._visits.Clone();
    }

    /// <summary>The number of states met.</summary>
    public int StateCount => _index.Count;

    /// <summary>The number of actions.</summary>
    public int ActionCount { get; }

    /// <summary>The value of every action of a state that was never updated.</summary>
    public double InitialActionValue { get; }

    /// <summary>The number of cells in a state.</summary>
    public int CellCount => _index.CellCount;

    /// <summary>The width of a cell.</summary>
    public CellWidth CellWidth => _index.CellWidth;

    /// <summary>The number of 64-bit words in a key.</summary>
    public int KeyWordCount => _index.KeyWordCount;

    /// <summary>The bytes that the table holds.</summary>
    public long ByteCount => _index.ByteCount + _visits.ByteCount;

    /// <summary>The row of a state, if it was met. Allocates nothing.</summary>
    /// <param name="key">The state's key, as <see cref="StateKey.Write"/> packs it.</param>
    /// <returns>The row, or −1.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public int FindRow(ReadOnlySpan<ulong> key) => _index.Find(key);

    /// <summary>The row of a state, which is added with the initial values if it was not met before.</summary>
    /// <param name="key">The state's key, as <see cref="StateKey.Write"/> packs it.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public int GetOrAddRow(ReadOnlySpan<ulong> key)
    {
        int row = _index.GetOrAdd(key, out bool added);
        if (added)
            Initialize(row);
        return row;
    }

    /// <summary>The key of a row.</summary>
    /// <param name="row">The row, from 0 to <see cref="StateCount"/> − 1.</param>
    /// <returns>The key, valid as long as the table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public ReadOnlySpan<ulong> GetKey(int row) => _index.GetKey(row);

    /// <summary>The action values of a row, action after action; writing to them changes the table.</summary>
    /// <param name="row">The row, from 0 to <see cref="StateCount"/> − 1.</param>
    /// <returns>A span of <see cref="ActionCount"/> values, valid as long as the table, however it grows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public Span<double> GetActionValues(int row)
    {
        CheckRow(row);
        return DangerousActionValues(row);
    }

    /// <summary>How often each action of a row was updated, action after action; writing to it changes the table.</summary>
    /// <param name="row">The row, from 0 to <see cref="StateCount"/> − 1.</param>
    /// <returns>A span of <see cref="ActionCount"/> counts, each saturating at 2³² − 1, valid as long as the table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public Span<uint> GetVisits(int row)
    {
        CheckRow(row);
        return _visits.Row(row);
    }

    /// <summary>An independent copy.</summary>
    /// <returns>The copy.</returns>
    public QTable Clone() => new(this);

    /// <summary>As <see cref="GetActionValues"/> without a check of the row.</summary>
    internal Span<double> DangerousActionValues(int row) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<ulong, double>(ref _index.DangerousPayload(row)), ActionCount);

    /// <summary>As <see cref="GetVisits"/> without a check of the row.</summary>
    internal Span<uint> DangerousVisits(int row) => _visits.Row(row);

    /// <summary>Counts an update and returns how many there are now, this one included. The row and action are not checked.</summary>
    internal uint DangerousCountVisit(int row, int action)
    {
        ref uint visits = ref Unsafe.Add(ref _visits.DangerousRow(row), action);
        if (visits != uint.MaxValue)
            visits++;
        return visits;
    }

    private void Initialize(int row)
    {
        _visits.EnsureRows(row + 1);
        if (InitialActionValue != 0)
            DangerousActionValues(row).Fill(InitialActionValue);
    }

    private void CheckRow(int row)
    {
        if ((uint)row >= (uint)StateCount)
            ThrowRow(row);
    }

    [DoesNotReturn]
    private void ThrowRow(int row) => throw new ArgumentOutOfRangeException(nameof(row), row, $"The table has {StateCount} rows.");
}
