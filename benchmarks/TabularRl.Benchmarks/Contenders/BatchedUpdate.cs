using System.Numerics;
using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The updates of many environments at once, whose states the library fetches ahead. No visits are counted, as by the other contenders.</summary>
internal sealed class BatchedUpdate<TValue>(QTable<TValue> table, ulong[] keys, ulong[] nextKeys, AccessStream stream) : IContender
    where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
{
    private const int BatchSize = 1_024;

    public long Run()
    {
        for (int first = 0; first < stream.Length; first += BatchSize)
        {
            int count = Math.Min(BatchSize, stream.Length - first);
            QLearningBatch.Update(
                table,
                KeysOf(keys, first, count),
                stream.Actions.AsSpan(first, count),
                stream.Rewards.AsSpan(first, count),
                KeysOf(nextKeys, first, count),
                TaskConstants.LearningRate,
                TaskConstants.DiscountFactor,
                countsVisits: false);
        }

        return stream.Length;
    }

    private static ReadOnlySpan<ulong> KeysOf(ulong[] keys, int first, int count) =>
        keys.AsSpan(first * TaskConstants.KeyWordCount, count * TaskConstants.KeyWordCount);
}
