using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TabularRl.Discretization;

namespace TabularRl.Tables;

/// <summary>
/// The action values Q(s, a) of the states met so far, and how often each was updated. A state is found by its exact key and then known by
/// its row; a state that was never met reads as <see cref="InitialActionValue"/>.
/// </summary>
/// <typeparam name="TValue">How an action value is stored: <see cref="double"/> in a <see cref="QTable"/>, <see cref="float"/> in a <see cref="SingleQTable"/>.</typeparam>
/// <remarks>
/// Not thread-safe while it is written; reads alone may run in parallel. Reading and updating known states allocates nothing.
/// Memory a state: its key and its values (padded to 64 bytes where they are little less), 4 bytes an action for the visits, and 11 to 23
/// bytes of index.
/// </remarks>
public abstract class QTable<TValue>
    where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
{
    // Key and action values share a record of the index, so that a hit touches one entry and one record. The visits stand apart.
    private readonly StateIndex _index;
    private RecordStore _visits;

    private protected QTable(int cellCount, CellWidth cellWidth, int actionCount, TValue initialActionValue, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actionCount, 1);
        if (!TValue.IsFinite(initialActionValue))
            throw new ArgumentOutOfRangeException(nameof(initialActionValue), initialActionValue, "The initial action value must be finite.");
        ActionCount = actionCount;
        InitialActionValue = initialActionValue;
        _index = new StateIndex(cellCount, cellWidth, WordsFor(actionCount, Unsafe.SizeOf<TValue>()), capacity);
        _visits = new RecordStore(WordsFor(actionCount, sizeof(uint)));
    }

    private protected QTable(QTable<TValue> source)
    {
        ActionCount = source.ActionCount;
        InitialActionValue = source.InitialActionValue;
        _index = source._index.Clone();
        _visits = source._visits.Clone(source.StateCount);
    }

    /// <summary>The number of states met.</summary>
    public int StateCount => _index.Count;

    /// <summary>The number of actions.</summary>
    public int ActionCount { get; }

    /// <summary>The value of every action of a state that was never updated.</summary>
    public TValue InitialActionValue { get; }

    /// <summary>The number of cells in a state.</summary>
    public int CellCount => _index.CellCount;

    /// <summary>The width of a cell.</summary>
    public CellWidth CellWidth => _index.CellWidth;

    /// <summary>The number of 64-bit words in a key.</summary>
    public int KeyWordCount => _index.KeyWordCount;

    /// <summary>The bytes that the table holds, visits included.</summary>
    public long ByteCount => _index.ByteCount + _visits.ByteCount;

    /// <summary>The part of <see cref="ByteCount"/> that the visits take; the rest is keys, action values and index.</summary>
    public long VisitByteCount => _visits.ByteCount;

    /// <summary>The row of a state, if it was met. Allocates nothing.</summary>
    /// <param name="key">The state's key, as <see cref="StateKey.Write"/> packs it.</param>
    /// <returns>The row, or −1.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public int FindRow(ReadOnlySpan<ulong> key) => _index.Find(key);

    /// <summary>The rows of many states, those not met being −1. For a table far larger than the caches this is several times as fast as one after the other.</summary>
    /// <param name="keys">The states' keys, one after the other.</param>
    /// <param name="rows">Receives a row a key.</param>
    /// <exception cref="ArgumentException">The keys are not as many as the rows.</exception>
    public void FindRows(ReadOnlySpan<ulong> keys, Span<int> rows) => _index.Find(keys, rows);

    /// <summary>The row of a state, which is added with the initial values if it was not met before.</summary>
    /// <param name="key">The state's key, as <see cref="StateKey.Write"/> packs it.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    /// <exception cref="InvalidOperationException">The table is full.</exception>
    public int GetOrAddRow(ReadOnlySpan<ulong> key)
    {
        int row = _index.GetOrAdd(key, out bool added);
        if (added)
            Initialize(row);
        return row;
    }

    /// <summary>The key of a row.</summary>
    /// <param name="row">The row, from 0 to <see cref="StateCount"/> − 1.</param>
    /// <returns>The key, valid as long as it is held.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public ReadOnlySpan<ulong> GetKey(int row) => _index.GetKey(row);

    /// <summary>The action values of a row, action after action; writing to them changes the table.</summary>
    /// <param name="row">The row, from 0 to <see cref="StateCount"/> − 1.</param>
    /// <returns>A span of <see cref="ActionCount"/> values, valid as long as it is held, however the table grows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public Span<TValue> GetActionValues(int row)
    {
        CheckRow(row);
        return DangerousActionValues(row);
    }

    /// <summary>The action values of a state that was met; writing to them changes the table. One lookup, and no row in between.</summary>
    /// <param name="key">The state's key, as <see cref="StateKey.Write"/> packs it.</param>
    /// <param name="values">Receives a span of <see cref="ActionCount"/> values, valid as long as it is held; empty if the state was not met.</param>
    /// <returns>Whether the state was met.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public bool TryGetActionValues(ReadOnlySpan<ulong> key, out Span<TValue> values)
    {
        int row = _index.Find(key);
        values = row < 0 ? default : DangerousActionValues(row);
        return row >= 0;
    }

    /// <summary>How often each action of a row was updated, action after action; writing to it changes the table.</summary>
    /// <param name="row">The row, from 0 to <see cref="StateCount"/> − 1.</param>
    /// <returns>A span of <see cref="ActionCount"/> counts, each saturating at 2³² − 1, valid as long as it is held.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is not a row.</exception>
    public Span<uint> GetVisits(int row)
    {
        CheckRow(row);
        return DangerousVisits(row);
    }

    /// <summary>As <see cref="GetActionValues"/> without a check of the row.</summary>
    internal Span<TValue> DangerousActionValues(int row) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<ulong, TValue>(ref _index.DangerousPayload(row)), ActionCount);

    /// <summary>As <see cref="GetVisits"/> without a check of the row.</summary>
    internal unsafe Span<uint> DangerousVisits(int row)
    {
        Span<uint> visits = new(_visits.At(row), ActionCount);
        GC.KeepAlive(this);
        return visits;
    }

    /// <summary>Counts an update and returns how many there are now, this one included. The row and action are not checked.</summary>
    internal unsafe uint DangerousCountVisit(int row, int action)
    {
        uint* visits = (uint*)_visits.At(row) + action;
        uint count = *visits;
        if (count != uint.MaxValue)
            *visits = ++count;
        GC.KeepAlive(this);
        return count;
    }

    /// <summary>Fetches the count that the next update of a row and action will raise. Neither is checked.</summary>
    internal unsafe void DangerousPrefetchVisit(int row, int action)
    {
        StateIndex.Prefetch((uint*)_visits.At(row) + action);
        GC.KeepAlive(this);
    }

    /// <summary>The index, for those who look up in batches.</summary>
    internal StateIndex Index => _index;

    private static int WordsFor(int count, int size) => (checked(count * size) + sizeof(ulong) - 1) / sizeof(ulong);

    private void Initialize(int row)
    {
        _visits.EnsureRow(row);
        DangerousVisits(row).Clear();
        if (!TValue.IsZero(InitialActionValue))
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
