using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TabularRl.Agents.Replay;

/// <summary>The newest transitions, up to a capacity; which place holds which does not matter, but is the same after a snapshot.</summary>
internal sealed class ReplayBuffer(int capacity)
{
    public const string ArrayName = "replay";

    private const int RecordWords = 5;

    private ReplayTransition[] _transitions = new ReplayTransition[1]; // grows to the capacity, then is written round and round
    private int _oldest;

    public int Capacity => capacity;

    public int Count { get; private set; }

    public ref readonly ReplayTransition this[int place] => ref _transitions[place];

    public void Add(in ReplayTransition transition)
    {
        if (Count == capacity)
        {
            _transitions[_oldest] = transition;
            _oldest = _oldest + 1 == capacity ? 0 : _oldest + 1;
            return;
        }

        if (Count == _transitions.Length)
            Array.Resize(ref _transitions, (int)Math.Min(capacity, 2L * Count));
        _transitions[Count++] = transition;
    }

    /// <summary>The place of the oldest, then of each place |row|action|reward|next row|legal actions|.</summary>
    public ImmutableArray<ulong> ToWords()
    {
        var words = new ulong[checked((1 + Count) * RecordWords)];
        words[0] = (ulong)_oldest;
        for (int place = 0; place < Count; place++)
        {
            ref readonly ReplayTransition transition = ref _transitions[place];
            Span<ulong> record = words.AsSpan((1 + place) * RecordWords, RecordWords);
            record[0] = (ulong)transition.Row;
            record[1] = (ulong)transition.Action;
            record[2] = BitConverter.DoubleToUInt64Bits(transition.Reward);
            record[3] = unchecked((ulong)transition.NextRow);
            record[4] = transition.NextLegalActions.LegalBits;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(words);
    }

    /// <summary>Reads a snapshot into an empty buffer. One of another capacity takes them from the oldest on.</summary>
    public void Read(AgentSnapshot snapshot)
    {
        int rowCount = snapshot.Tables[0].StateCount, actionCount = snapshot.Tables[0].ActionCount;
        ReadOnlySpan<ulong> words = SnapshotReader.ReadArray(snapshot, ArrayName, RecordWords);
        int count = words.Length / RecordWords - 1;
        SnapshotReader.Require(count >= 0 && words[0] <= (ulong)Math.Max(0, count - 1), ArrayName);
        bool isSame = count == capacity || words[0] == 0;
        int first = isSame ? 0 : (int)words[0];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<ulong> record = words.Slice((1 + (first + i) % count) * RecordWords, RecordWords);
            double reward = BitConverter.UInt64BitsToDouble(record[2]);
            long nextRow = (long)record[3];
            SnapshotReader.Require(
                record[0] < (ulong)rowCount && record[1] < (ulong)actionCount && double.IsFinite(reward) && nextRow >= -1 && nextRow < rowCount, ArrayName);
            Add(new ReplayTransition((int)record[0], (int)record[1], reward, (int)nextRow, SnapshotReader.ReadLegalActions(record[4], actionCount, ArrayName)));
        }

        if (isSame && count == capacity)
            _oldest = (int)words[0];
    }
}
