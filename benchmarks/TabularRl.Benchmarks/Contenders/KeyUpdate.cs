using TabularRl.Benchmarks.Workloads;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>An update of the library's table from the keys of s and s′.</summary>
internal sealed class KeyUpdate(QTable table, StatePool<ulong> keys, AccessStream stream) : IContender
{
    public long Run()
    {
        int[] places = keys.Places, actions = stream.Actions;
        double[] rewards = stream.Rewards;
        for (int i = 0; i < actions.Length; i++)
        {
            Span<double> values = table.GetActionValues(table.FindRow(keys.At(places[2 * i])));
            Span<double> nextValues = table.GetActionValues(table.FindRow(keys.At(places[2 * i + 1])));
            QUpdate.Apply(values, actions[i], rewards[i], nextValues);
        }

        return actions.Length;
    }
}
