namespace TabularRl.Benchmarks.Workloads;

/// <summary>A dictionary of action values and the memory that it, its keys and its arrays take.</summary>
internal sealed record SizedDictionary<TKey>(Dictionary<TKey, double[]> Items, double BytesPerState)
    where TKey : notnull;
