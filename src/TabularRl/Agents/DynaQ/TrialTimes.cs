using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TabularRl.Environments;

namespace TabularRl.Agents.DynaQ;

/// <summary>When each action of a state was last tried, and which actions were legal when the state was last met.</summary>
internal sealed class TrialTimes(int actionCount)
{
    public const string ArrayName = "trials";

    private long[] _times = []; // by pair
    private ActionMask[] _legalActions = []; // by row

    public long GetTime(int row, int action) => row < _legalActions.Length ? _times[row * actionCount + action] : 0;

    public void SetTime(int row, int action, long time)
    {
        EnsureRow(row);
        _times[row * actionCount + action] = time;
    }

    public ActionMask GetLegalActions(int row) => row < _legalActions.Length ? _legalActions[row] : ActionMask.All;

    public void SetLegalActions(int row, ActionMask legalActions)
    {
        EnsureRow(row);
        _legalActions[row] = legalActions;
    }

    /// <summary>Of each row |legal actions|time of each action|.</summary>
    public ImmutableArray<ulong> ToWords(int rowCount)
    {
        var words = new ulong[checked(rowCount * (1 + actionCount))];
        for (int row = 0; row < rowCount; row++)
        {
            Span<ulong> record = words.AsSpan(row * (1 + actionCount), 1 + actionCount);
            record[0] = GetLegalActions(row).LegalBits;
            for (int action = 0; action < actionCount; action++)
                record[1 + action] = (ulong)GetTime(row, action);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(words);
    }

    public void Read(AgentSnapshot snapshot)
    {
        ReadOnlySpan<ulong> words = SnapshotReader.ReadArray(snapshot, ArrayName, 1 + actionCount);
        SnapshotReader.Require(words.Length / (1 + actionCount) == snapshot.Tables[0].StateCount, ArrayName);
        ulong now = (ulong)(snapshot.StepCount + snapshot.LearnedTransitionCount);
        for (int row = 0; row < snapshot.Tables[0].StateCount; row++)
        {
            ReadOnlySpan<ulong> record = words.Slice(row * (1 + actionCount), 1 + actionCount);
            SetLegalActions(row, SnapshotReader.ReadLegalActions(record[0], actionCount, ArrayName));
            for (int action = 0; action < actionCount; action++)
            {
                SnapshotReader.Require(record[1 + action] <= now, ArrayName);
                SetTime(row, action, (long)record[1 + action]);
            }
        }
    }

    private void EnsureRow(int row)
    {
        if (row < _legalActions.Length)
            return;
        int capacity = checked(2 * (row + 1));
        Array.Resize(ref _times, checked(capacity * actionCount));
        Array.Resize(ref _legalActions, capacity);
    }
}
