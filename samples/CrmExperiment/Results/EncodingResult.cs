namespace CrmExperiment.Results;

/// <summary>One state of the published experiment: means over training seeds, with Student's t intervals over them.</summary>
internal sealed record EncodingResult
{
    public required string Name { get; init; }

    public required int Features { get; init; }

    public required MeanResult States { get; init; }

    /// <summary>The share of the test customers whose first state training had updated.</summary>
    public required MeanResult FirstStateCoverage { get; init; }

    /// <summary>The share of the decisions on the test customers whose state training had updated.</summary>
    public required MeanResult Coverage { get; init; }

    public required MeanResult TestRate { get; init; }

    /// <summary>Over all training episodes, of the sampler's customers, under the exploring policy.</summary>
    public required MeanResult TrainingSubscriptionRate { get; init; }

    public required PolicyRateResult Random { get; init; }

    public required PolicyRateResult BestConstant { get; init; }

    /// <summary>The test rate less that of the first row, paired by seed; null in the first row.</summary>
    public required MeanResult? TestRateMinusFirst { get; init; }
}
