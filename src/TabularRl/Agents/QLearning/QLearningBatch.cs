using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.QLearning;

/// <summary>
/// Q-learning from many transitions at once, for tables far larger than the caches: while some transitions are learned, the states of the
/// next ones are fetched. The table is the same, bit for bit, as after learning one transition after the other.
/// <code>Q(s,a) ← Q(s,a) + α · (r + γ · max_a' Q(s',a') − Q(s,a)), the maximum being 0 where s' is terminal</code>
/// </summary>
/// <remarks>Source: Watkins 1989; Sutton and Barto 2018, §6.5. All actions are legal in every state. Allocates nothing but for states that are added.</remarks>
public static class QLearningBatch
{
    private const int GroupSize = 16;
    private const int GroupsUnderWay = 4; // three are in use; a power of two finds its slot by a mask

    /// <summary>Learns transitions in their order. A state that was not met is added; a next state that was not met is only read.</summary>
    /// <typeparam name="TValue">How the table stores an action value.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="keys">The keys of the states s, one after the other.</param>
    /// <param name="actions">The actions a, one a transition.</param>
    /// <param name="rewards">The rewards r, one a transition; finite.</param>
    /// <param name="nextKeys">The keys of the next states s', one after the other; of a terminal one anything.</param>
    /// <param name="learningRate">α, in (0, 1].</param>
    /// <param name="discountFactor">γ, in [0, 1].</param>
    /// <param name="terminated">Whether s' is terminal, one a transition; empty where none is.</param>
    /// <param name="countsVisits">Whether the visits of what is updated are counted; without, one line less of memory is touched a transition.</param>
    /// <exception cref="ArgumentException">The spans have not the same number of transitions, or a reward is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An action is not one of the table's, or a factor is out of its range. Transitions before it are learned.</exception>
    public static void Update<TValue>(
        QTable<TValue> table,
        ReadOnlySpan<ulong> keys,
        ReadOnlySpan<int> actions,
        ReadOnlySpan<double> rewards,
        ReadOnlySpan<ulong> nextKeys,
        double learningRate,
        double discountFactor,
        ReadOnlySpan<bool> terminated = default,
        bool countsVisits = true)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        ArgumentNullException.ThrowIfNull(table);
        Check(table.KeyWordCount, keys.Length, actions.Length, rewards.Length, nextKeys.Length, terminated.Length);
        if (!(learningRate is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must lie in (0, 1].");
        if (!(discountFactor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(discountFactor), discountFactor, "The discount factor must lie in [0, 1].");

        StateIndex index = table.Index;
        int words = table.KeyWordCount;
        Span<uint> fingerprints = stackalloc uint[GroupSize * GroupsUnderWay];
        Span<uint> nextFingerprints = stackalloc uint[GroupSize * GroupsUnderWay];
        Span<int> rows = stackalloc int[GroupSize];
        Span<int> nextRows = stackalloc int[GroupSize];
        int groupCount = (actions.Length + GroupSize - 1) / GroupSize;
        for (int group = 0; group < groupCount + 2; group++)
        {
            if (group < groupCount)
            {
                (int first, int count) = Range(group, actions.Length);
                index.PrefetchEntries(keys.Slice(first * words, count * words), Ring(fingerprints, group, count));
                index.PrefetchEntries(nextKeys.Slice(first * words, count * words), Ring(nextFingerprints, group, count));
            }

            if (group >= 1 && group <= groupCount)
            {
                (_, int count) = Range(group - 1, actions.Length);
                index.PrefetchRecords(Ring(fingerprints, group - 1, count));
                index.PrefetchRecords(Ring(nextFingerprints, group - 1, count));
            }

            if (group >= 2)
            {
                (int first, int count) = Range(group - 2, actions.Length);
                index.Find(keys.Slice(first * words, count * words), Ring(fingerprints, group - 2, count), rows[..count]);
                index.Find(nextKeys.Slice(first * words, count * words), Ring(nextFingerprints, group - 2, count), nextRows[..count]);
                for (int i = 0; i < count; i++)
                {
                    int at = first + i;
                    if ((uint)actions[at] >= (uint)table.ActionCount)
                        ThrowAction(at, actions[at], table.ActionCount);
                    if (!double.IsFinite(rewards[at]))
                        ThrowReward(at, rewards[at]);

                    // A state that was unknown when its group was looked up may have been added since.
                    int nextRow = nextRows[i] >= 0 ? nextRows[i] : table.FindRow(nextKeys.Slice(at * words, words));
                    int row = rows[i] >= 0 ? rows[i] : table.GetOrAddRow(keys.Slice(at * words, words));
                    bool isTerminal = !terminated.IsEmpty && terminated[at];
                    double nextValue = isTerminal ? 0 : double.CreateChecked(NextValue(table, nextRow));
                    Learn(table, row, actions[at], rewards[at] + discountFactor * nextValue, learningRate);
                    if (countsVisits)
                        table.DangerousCountVisit(row, actions[at]);
                }
            }
        }
    }

    private static (int First, int Count) Range(int group, int length)
    {
        int first = group * GroupSize;
        return (first, Math.Min(GroupSize, length - first));
    }

    private static Span<uint> Ring(Span<uint> fingerprints, int group, int count) => fingerprints.Slice(group % GroupsUnderWay * GroupSize, count);

    private static TValue NextValue<TValue>(QTable<TValue> table, int row)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue> =>
        row < 0 ? table.InitialActionValue : GreedyAction.MaxValue<TValue>(table.DangerousActionValues(row));

    private static void Learn<TValue>(QTable<TValue> table, int row, int action, double target, double learningRate)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        ref TValue stored = ref table.DangerousActionValues(row)[action];
        double value = double.CreateChecked(stored);
        stored = TValue.CreateChecked(value + learningRate * (target - value));
    }

    private static void Check(int words, int keyLength, int actionCount, int rewardCount, int nextKeyLength, int terminatedCount)
    {
        long keyWords = (long)actionCount * words;
        if (keyLength != keyWords || nextKeyLength != keyWords || rewardCount != actionCount || (terminatedCount != 0 && terminatedCount != actionCount))
        {
            throw new ArgumentException(
                $"There are {actionCount} actions, {rewardCount} rewards, {keyLength} and {nextKeyLength} words of keys of {words} words each, and {terminatedCount} flags; they must speak of the same transitions.");
        }
    }

    [DoesNotReturn]
    private static void ThrowAction(int transition, int action, int count) =>
        throw new ArgumentOutOfRangeException("actions", action, $"The action of transition {transition} is {action}; there are {count} actions.");

    [DoesNotReturn]
    private static void ThrowReward(int transition, double reward) => throw new ArgumentException(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The reward of transition {transition} is {reward}; a reward must be finite, or every value that it reaches is lost."), "rewards");
}
