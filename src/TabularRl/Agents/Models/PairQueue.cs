using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TabularRl.Agents.Models;

/// <summary>
/// Pairs of row and action by priority, the greatest first: a binary heap that grows with the pairs and allocates nothing once it holds them.
/// Among equals the order is that of the operations, so it is always the same.
/// </summary>
internal sealed class PairQueue(int actionCount)
{
    public const string ArrayName = "queue";

    private const int RecordWords = 3;

    private int[] _pairs = new int[1]; // the heap
    private double[] _priorities = new double[1]; // beside it
    private int[] _places = []; // by pair; −1 for one that is not in the heap

    public int Count { get; private set; }

    /// <summary>Adds a pair, or raises its priority; a lower one than it has changes nothing.</summary>
    public void Raise(int row, int action, double priority)
    {
        int pair = checked(row * actionCount + action);
        EnsurePair(pair);
        int place = _places[pair];
        if (place < 0)
        {
            if (Count == _pairs.Length)
            {
                Array.Resize(ref _pairs, checked(2 * Count));
                Array.Resize(ref _priorities, _pairs.Length);
            }

            place = Count++;
        }
        else if (priority <= _priorities[place])
        {
            return;
        }

        for (; place > 0 && _priorities[(place - 1) / 2] < priority; place = (place - 1) / 2)
            Put((place - 1) / 2, place);
        Put(pair, priority, place);
    }

    /// <summary>Removes the pair of greatest priority.</summary>
    public (int Row, int Action) RemoveFirst()
    {
        int first = _pairs[0];
        _places[first] = -1;
        int last = --Count;
        if (last > 0)
        {
            int pair = _pairs[last];
            double priority = _priorities[last];
            int place = 0;
            for (int child = 1; child < last; child = 2 * place + 1)
            {
                if (child + 1 < last && _priorities[child + 1] > _priorities[child])
                    child++;
                if (_priorities[child] <= priority)
                    break;
                Put(child, place);
                place = child;
            }

            Put(pair, priority, place);
        }

        return (first / actionCount, first % actionCount);
    }

    /// <summary>Of each pair in the heap's order |row|action|priority|.</summary>
    public ImmutableArray<ulong> ToWords()
    {
        var words = new ulong[checked(Count * RecordWords)];
        for (int place = 0; place < Count; place++)
        {
            Span<ulong> record = words.AsSpan(place * RecordWords, RecordWords);
            record[0] = (ulong)(_pairs[place] / actionCount);
            record[1] = (ulong)(_pairs[place] % actionCount);
            record[2] = BitConverter.DoubleToUInt64Bits(_priorities[place]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(words);
    }

    /// <summary>Reads a snapshot into an empty queue. Added in the order of a heap, each pair stays where it was.</summary>
    public void Read(AgentSnapshot snapshot)
    {
        ReadOnlySpan<ulong> words = SnapshotReader.ReadArray(snapshot, ArrayName, RecordWords);
        for (int at = 0; at < words.Length; at += RecordWords)
        {
            double priority = BitConverter.UInt64BitsToDouble(words[at + 2]);
            int count = Count;
            SnapshotReader.Require(
                words[at] < (ulong)snapshot.Tables[0].StateCount && words[at + 1] < (ulong)actionCount && priority > 0 && double.IsFinite(priority), ArrayName);
            Raise((int)words[at], (int)words[at + 1], priority);
            SnapshotReader.Require(Count == count + 1, ArrayName);
        }
    }

    private void Put(int from, int to) => Put(_pairs[from], _priorities[from], to);

    private void Put(int pair, double priority, int place)
    {
        _pairs[place] = pair;
        _priorities[place] = priority;
        _places[pair] = place;
    }

    private void EnsurePair(int pair)
    {
        if (pair < _places.Length)
            return;
        int before = _places.Length;
        Array.Resize(ref _places, checked(2 * (pair + 1)));
        _places.AsSpan(before).Fill(-1);
    }
}
