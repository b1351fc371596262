using MathNet.Numerics.Statistics;

namespace TabularRl.Benchmarks.RoundRobin;

/// <summary>What the rounds brought of one contender.</summary>
internal sealed record Measurement
{
    public required string Name { get; init; }

    public required int StateCount { get; init; }

    public required double? BytesPerState { get; init; }

    /// <summary>Nanoseconds an operation, a value a round.</summary>
    public required IReadOnlyList<double> Rounds { get; init; }

    /// <summary>Bytes allocated an operation on the measuring thread, the median of the rounds.</summary>
    public required double AllocatedBytesPerOperation { get; init; }

    /// <summary>The median of the rounds in nanoseconds an operation.</summary>
    public double NsPerOperation => Rounds.Median();

    /// <summary>A quarter of the rounds were faster.</summary>
    public double LowerQuartile => Rounds.LowerQuartile();

    /// <summary>A quarter of the rounds were slower.</summary>
    public double UpperQuartile => Rounds.UpperQuartile();
}
