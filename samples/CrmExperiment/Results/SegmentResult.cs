namespace CrmExperiment.Results;

/// <summary>How one experiment's trained policy treats groups of test customers.</summary>
internal sealed record SegmentsResult(string Experiment, IReadOnlyList<SegmentDimensionResult> Dimensions);

/// <summary>One way to group: <c>country</c>, <c>bootcamp</c> (groups of customers) or <c>stage</c> (of decisions, by the stage reached when they were made).</summary>
internal sealed record SegmentDimensionResult
{
    public required string Name { get; init; }

    /// <summary>The mean distance of the groups' action shares from those of all, weighted by decisions: half the sum of absolute differences, 0 to 1.</summary>
    public required double Distance { get; init; }

    /// <summary>How often groups drawn by lot differ as much: a permutation of customers among groups; null for the stage, which is no group of customers.</summary>
    public required double? PValue { get; init; }

    public required IReadOnlyList<SegmentResult> Groups { get; init; }
}

/// <summary>One group; the shares are of its decisions, one an action, ties counted in equal parts.</summary>
internal sealed record SegmentResult(string Name, int Customers, long Decisions, double Distance, IReadOnlyList<double> ActionShares);
