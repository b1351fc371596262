using BenchmarkDotNet.Attributes;
using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.BenchmarkClasses;

/// <summary>An update from the keys of s and s′: the flat array that knows its rows, the library's table, the best dictionary.</summary>
[MemoryDiagnoser]
public class UpdateBenchmarks
{
    private const int UpdateCount = 1 << 14;

    private FlatUpdate _flat = null!;
    private KeyUpdate _table = null!;
    private DictionaryUpdate<StructKey, StructKey> _dictionary = null!;

    [Params(1_449, 100_000)]
    public int States { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var space = new StateSpace(States);
        AccessStream stream = AccessStream.Create(AccessPattern.Uniform, States, UpdateCount);
        StatePool<ulong> keys = StatePools.CreateKeys(space, stream);
        _flat = new FlatUpdate(StateTables.CreateFlat(space), stream);
        _table = new KeyUpdate(StateTables.CreateQTable(space), keys, stream);
        _dictionary = new DictionaryUpdate<StructKey, StructKey>(StateTables.CreateDictionary<StructKey, StructKey>(space).Items, keys, stream);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = UpdateCount)]
    public long FlatArray() => _flat.Run();

    [Benchmark(OperationsPerInvoke = UpdateCount)]
    public long QTableFromKeys() => _table.Run();

    [Benchmark(OperationsPerInvoke = UpdateCount)]
    public long DictionaryOfStructs() => _dictionary.Run();
}
