using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Agents.Models;

/// <summary>
/// What followed what, counted: for each state (a row of the agent's table) and action its outcomes with their counts and reward sums. It
/// grows by doubling, so that transitions that are known allocate nothing.
/// </summary>
/// <remarks>
/// Outcomes stand in the order in which they were first seen, and are linked twice: by pair of state and action, and by the row that they
/// lead to. Memory: 40 bytes an outcome, 12 a pair, 4 to 8 a row. Adding and expecting take as long as the pair has outcomes.
/// </remarks>
internal sealed class TransitionModel(int actionCount)
{
    public const string ArrayName = "model";

    private const int RecordWords = 6;
#if DEBUG
    private const int InitialCapacity = 1;
#else
    private const int InitialCapacity = 64;
#endif

    private Outcome[] _outcomes = new Outcome[InitialCapacity];
    private int _outcomeCount;
    private int[] _firstOfPair = []; // −1 for none
    private long[] _counts = []; // by pair
    private int[] _firstOfTarget = []; // by row; −1 for none
    private int[] _triedRows = new int[InitialCapacity]; // in the order of their first trial
    private int _rowCapacity;

    /// <summary>The number of distinct outcomes.</summary>
    public int OutcomeCount => _outcomeCount;

    /// <summary>The number of rows in which an action was tried.</summary>
    public int TriedRowCount { get; private set; }

    /// <summary>A row in which an action was tried, in the order of the first trials.</summary>
    public int GetTriedRow(int index) => _triedRows[index];

    /// <summary>How often an action was tried in a row.</summary>
    public long GetCount(int row, int action) => row < _rowCapacity ? _counts[row * actionCount + action] : 0;

    /// <summary>An outcome by its number.</summary>
    public ref readonly Outcome this[int outcome] => ref _outcomes[outcome];

    /// <summary>The first outcome of an action in a row, or −1; <see cref="Outcome.NextOfPair"/> leads on.</summary>
    public int FirstOutcome(int row, int action) => row < _rowCapacity ? _firstOfPair[row * actionCount + action] : -1;

    /// <summary>The first outcome that leads to a row, or −1; <see cref="Outcome.NextOfTarget"/> leads on.</summary>
    public int FirstPredecessor(int row) => row < _rowCapacity ? _firstOfTarget[row] : -1;

    /// <summary>Counts a transition.</summary>
    /// <param name="row">The state's row.</param>
    /// <param name="action">The action.</param>
    /// <param name="reward">The reward.</param>
    /// <param name="nextRow">The next state's row, or −1 where it is terminal.</param>
    /// <param name="nextLegalActions">The actions that are legal in it.</param>
    public void Add(int row, int action, double reward, int nextRow, ActionMask nextLegalActions) =>
        Add(row, action, reward, nextRow, nextLegalActions, count: 1);

    /// <summary>One of the outcomes of an action that was tried, as likely as it was frequent. Draws a random number only where there are several.</summary>
    public ref readonly Outcome Sample(int row, int action, Xoshiro256 random)
    {
        int outcome = FirstOutcome(row, action);
        if (_outcomes[outcome].NextOfPair < 0)
            return ref _outcomes[outcome];
        double left = random.NextDouble() * GetCount(row, action);
        while ((left -= _outcomes[outcome].Count) >= 0 && _outcomes[outcome].NextOfPair >= 0)
            outcome = _outcomes[outcome].NextOfPair;
        return ref _outcomes[outcome];
    }

    /// <summary>One of the actions that were tried in a row, each equally likely.</summary>
    public int SampleTriedAction(int row, Xoshiro256 random)
    {
        ReadOnlySpan<long> counts = _counts.AsSpan(row * actionCount, actionCount);
        int rank = random.NextInt32(actionCount - counts.Count(0));
        int action = 0;
        while (counts[action] == 0 || rank-- > 0)
            action++;
        return action;
    }

    /// <summary>The model as words: of each outcome |row|action|next row|count|reward sum|legal actions|.</summary>
    public ImmutableArray<ulong> ToWords()
    {
        var words = new ulong[checked(_outcomeCount * RecordWords)];
        for (int i = 0; i < _outcomeCount; i++)
        {
            ref readonly Outcome outcome = ref _outcomes[i];
            Span<ulong> record = words.AsSpan(i * RecordWords, RecordWords);
            record[0] = (ulong)(outcome.Pair / actionCount);
            record[1] = (ulong)(outcome.Pair % actionCount);
            record[2] = unchecked((ulong)outcome.NextRow);
            record[3] = (ulong)outcome.Count;
            record[4] = BitConverter.DoubleToUInt64Bits(outcome.RewardSum);
            record[5] = outcome.NextLegalActions.LegalBits;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(words);
    }

    /// <summary>Adds the outcomes of a snapshot to an empty model, in their order, so that everything that goes by order is the same.</summary>
    public void Read(AgentSnapshot snapshot)
    {
        int rowCount = snapshot.Tables[0].StateCount;
        ReadOnlySpan<ulong> words = SnapshotReader.ReadArray(snapshot, ArrayName, RecordWords);
        for (int at = 0; at < words.Length; at += RecordWords)
        {
            ReadOnlySpan<ulong> record = words.Slice(at, RecordWords);
            long nextRow = (long)record[2], count = (long)record[3];
            double rewardSum = BitConverter.UInt64BitsToDouble(record[4]);
            bool isPossible = record[0] < (ulong)rowCount && record[1] < (ulong)actionCount && nextRow >= -1 && nextRow < rowCount
                && count >= 1 && double.IsFinite(rewardSum);
            SnapshotReader.Require(isPossible, ArrayName);
            int before = _outcomeCount;
            ActionMask nextLegalActions = SnapshotReader.ReadLegalActions(record[5], actionCount, ArrayName);
            Add((int)record[0], (int)record[1], rewardSum, (int)nextRow, nextLegalActions, count);
            SnapshotReader.Require(_outcomeCount > before, ArrayName);
        }
    }

    private void Add(int row, int action, double rewardSum, int nextRow, ActionMask nextLegalActions, long count)
    {
        EnsureRows(Math.Max(row, nextRow) + 1);
        int pair = row * actionCount + action;
        int found = _firstOfPair[pair];
        while (found >= 0 && _outcomes[found].NextRow != nextRow)
            found = _outcomes[found].NextOfPair;
        if (found < 0)
            found = AddOutcome(row, pair, nextRow);
        ref Outcome outcome = ref _outcomes[found];
        outcome.Count += count;
        outcome.RewardSum += rewardSum;
        outcome.NextLegalActions = nextLegalActions;
        _counts[pair] += count;
    }

    private int AddOutcome(int row, int pair, int nextRow)
    {
        if (_counts.AsSpan(row * actionCount, actionCount).IndexOfAnyExcept(0) < 0)
        {
            if (TriedRowCount == _triedRows.Length)
                Array.Resize(ref _triedRows, checked(2 * TriedRowCount));
            _triedRows[TriedRowCount++] = row;
        }

        if (_outcomeCount == _outcomes.Length)
            Array.Resize(ref _outcomes, checked(2 * _outcomeCount));
        int added = _outcomeCount++;
        _outcomes[added] = new Outcome { Pair = pair, NextRow = nextRow, NextOfPair = _firstOfPair[pair], NextOfTarget = nextRow < 0 ? -1 : _firstOfTarget[nextRow] };
        _firstOfPair[pair] = added;
        if (nextRow >= 0)
            _firstOfTarget[nextRow] = added;
        return added;
    }

    private void EnsureRows(int rowCount)
    {
        if (rowCount <= _rowCapacity)
            return;
        int capacity = Math.Max(rowCount, checked(2 * Math.Max(_rowCapacity, InitialCapacity)));
        int pairs = checked(capacity * actionCount), before = _rowCapacity * actionCount;
        Array.Resize(ref _firstOfPair, pairs);
        _firstOfPair.AsSpan(before).Fill(-1);
        Array.Resize(ref _counts, pairs);
        Array.Resize(ref _firstOfTarget, capacity);
        _firstOfTarget.AsSpan(_rowCapacity).Fill(-1);
        _rowCapacity = capacity;
    }
}
