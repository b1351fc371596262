using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Suites;

/// <summary>Lookups and updates from the keys of s and s′, under every pattern of access.</summary>
internal sealed class UpdateSuite(int stateCount, BenchmarkPlan plan) : ISuite
{
    public string Title => "Lookups and updates";

    public IEnumerable<IReadOnlyList<Entry>> CreateGroups()
    {
        var space = new StateSpace(stateCount);
        double[] flat = StateTables.CreateFlat(space);
        QTable table = StateTables.CreateQTable(space);
        SingleQTable floats = StateTables.CreateSingleQTable(space);
        SizedDictionary<StructKey>? byStruct = stateCount > plan.MaxStructDictionaryStates ? null : StateTables.CreateDictionary<StructKey, StructKey>(space);
        bool hasSlow = stateCount <= plan.MaxSlowDictionaryStates;
        SizedDictionary<CellTuple>? byTuple = hasSlow ? StateTables.CreateDictionary<CellTuple, TupleForm>(space) : null;
        SizedDictionary<string>? byText = hasSlow ? StateTables.CreateDictionary<string, TextForm>(space) : null;
        foreach (AccessPattern pattern in Enum.GetValues<AccessPattern>())
        {
            AccessStream stream = AccessStream.Create(pattern, stateCount, plan.StreamLengthFor(stateCount));
            StatePool<ulong> keys = StatePools.CreateKeys(space, stream);
            var group = new EntryGroup(stateCount, pattern);
            group.Add(RowNames.FlatLookup, new FlatLookup(flat, stream), StateTables.FlatBytesPerState);
            group.Add(RowNames.LookupHit, new KeyLookup(table, keys), StateTables.BytesPerState(table));
            group.Add(RowNames.FlatUpdate, new FlatUpdate(flat, stream), StateTables.FlatBytesPerState);
            group.Add(RowNames.KeyUpdate, new KeyUpdate(table, keys, stream), StateTables.BytesPerState(table));
            ulong[] stateKeys = StatePools.LayKeys(space, stream.States), nextStateKeys = StatePools.LayKeys(space, stream.NextStates);
            group.Add(RowNames.BatchedUpdate, new BatchedUpdate<double>(table, stateKeys, nextStateKeys, stream), StateTables.BytesPerState(table));
            group.Add(RowNames.BatchedUpdateFloat, new BatchedUpdate<float>(floats, stateKeys, nextStateKeys, stream), StateTables.BytesPerState(floats));
            if (byStruct is not null)
            {
                group.Add(RowNames.DictionaryStructLookup, new DictionaryLookup(byStruct.Items, keys), byStruct.BytesPerState);
                group.Add(
                    RowNames.DictionaryStructUpdate, new DictionaryUpdate<StructKey, StructKey>(byStruct.Items, keys, stream), byStruct.BytesPerState);
            }

            if (byTuple is not null)
                group.Add(RowNames.DictionaryTupleUpdate, new DictionaryUpdate<CellTuple, TupleForm>(byTuple.Items, keys, stream), byTuple.BytesPerState);
            if (byText is not null)
                group.Add(RowNames.DictionaryStringUpdate, new DictionaryUpdate<string, TextForm>(byText.Items, keys, stream), byText.BytesPerState);
            yield return group.Entries;
        }
    }
}
