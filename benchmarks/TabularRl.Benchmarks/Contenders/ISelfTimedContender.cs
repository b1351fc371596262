namespace TabularRl.Benchmarks.Contenders;

/// <summary>A contender of whose work only a part counts.</summary>
internal interface ISelfTimedContender : IContender
{
    /// <summary>How long the part took in the last run.</summary>
    TimeSpan Elapsed { get; }
}
