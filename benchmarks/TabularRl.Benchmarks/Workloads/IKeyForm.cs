namespace TabularRl.Benchmarks.Workloads;

/// <summary>How a program without a table of this library would key its dictionary.</summary>
internal interface IKeyForm<TKey>
{
    /// <summary>The dictionary's key of a state.</summary>
    static abstract TKey From(ReadOnlySpan<ulong> key);
}
