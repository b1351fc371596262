using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>An update of a dictionary of arrays, as it is mostly done without a library.</summary>
internal sealed class DictionaryUpdate<TKey, TForm>(Dictionary<TKey, double[]> dictionary, StatePool<ulong> keys, AccessStream stream) : IContender
    where TKey : notnull
    where TForm : IKeyForm<TKey>
{
    public long Run()
    {
        int[] places = keys.Places, actions = stream.Actions;
        double[] rewards = stream.Rewards;
        for (int i = 0; i < actions.Length; i++)
        {
            double[] values = dictionary[TForm.From(keys.At(places[2 * i]))];
            double[] nextValues = dictionary[TForm.From(keys.At(places[2 * i + 1]))];
            QUpdate.Apply(values, actions[i], rewards[i], nextValues);
        }

        return actions.Length;
    }
}
