using TabularRl.Benchmarks.Workloads;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>An update of the library's table from the keys of s and s′, which it knows.</summary>
internal sealed class KeyUpdate(QTable table, StatePool<ulong> keys, AccessStream stream) : IContender
{
    public long Run()
    {
        int[] places = keys.Places, actions = stream.Actions;
        double[] rewards = stream.Rewards;
        for (int i = 0; i < actions.Length; i++)
        {
            table.TryGetActionValues(keys.At(places[2 * i]), out Span<double> values);
            table.TryGetActionValues(keys.At(places[2 * i + 1]), out Span<double> nextValues);
            QUpdate.Apply(values, actions[i], rewards[i], nextValues);
        }

        return actions.Length;
    }
}
