namespace CrmExperiment.Results;

/// <summary>The published grid search, which was left out there: every configuration on the same training seeds, in one experiment.</summary>
internal sealed record GridResult
{
    public required string Experiment { get; init; }

    /// <summary>The training episodes of each training.</summary>
    public required long Episodes { get; init; }

    /// <summary>The trainings of each configuration; all configurations meet the same seeds.</summary>
    public required int Seeds { get; init; }

    /// <summary>The uniformly random policy's rate on the same customers; its interval is over them.</summary>
    public required RateResult Random { get; init; }

    public required IReadOnlyList<GridRowResult> Rows { get; init; }

    /// <summary>The share of the variation of all rates that each parameter and each pair explains.</summary>
    public required IReadOnlyList<ImportanceResult> Importance { get; init; }

    /// <summary>What seeds and chance explain of that variation.</summary>
    public required double NoiseShare { get; init; }

    /// <summary>What each parameter does between the ends of its range.</summary>
    public required IReadOnlyList<RangeResult> Ranges { get; init; }

    /// <summary>By how much the rate moves further over α's range than over γ's, whichever way, paired by seed.</summary>
    public required MeanResult LearningRateBeyondDiscountFactor { get; init; }

    public required GridRowResult Best { get; init; }

    /// <summary>The same configuration on as many seeds that the grid did not use, since luck helped to choose it.</summary>
    public required GridRowResult BestAgain { get; init; }

    /// <summary>On those fresh seeds; null where the published configuration is the best.</summary>
    public required SeedDifferenceResult? BestMinusPublished { get; init; }

    /// <summary>On those fresh seeds.</summary>
    public required SeedDifferenceResult BestMinusRunnerUp { get; init; }

    public required OneStepResult OneStep { get; init; }

    public required string Verdict { get; init; }
}

/// <summary>A configuration's mean rate over training seeds with Student's t interval, since the seed is the unit.</summary>
internal sealed record GridRowResult(double LearningRate, double DiscountFactor, double EpsilonDecay, double Rate, double Low, double High);

/// <summary>A parameter, or a pair joined by ×; the p-value is null where all seeds agree, so that there is no noise to judge by.</summary>
internal sealed record ImportanceResult(string Parameter, double Share, double? PValue);

/// <summary>The mean rate at a parameter's last value less that at its first, over all values of the others, with Student's t interval over seeds.</summary>
internal sealed record RangeResult(string Parameter, double From, double To, double Difference, double Low, double High);

/// <summary>
/// Is the task a one-step one? The mean length of a training episode of the published experiment, and γ = 0 against the published γ, all
/// else as published, on the same fresh seeds.
/// </summary>
internal sealed record OneStepResult(double TrainingSteps, GridRowResult Row, GridRowResult Published, SeedDifferenceResult MinusPublished);

/// <summary>A mean difference of two rates, paired by training seed; the p-value of the paired t-test is null where all differences are equal.</summary>
internal sealed record SeedDifferenceResult(string Name, double Difference, double Low, double High, double? PValue);

/// <summary>Whom training plays, varied, in one experiment.</summary>
internal sealed record SamplingResult(
    string Experiment, long Episodes, int Seeds, RateResult Random, IReadOnlyList<SamplingRowResult> Rows, string Verdict);

/// <summary>A mix of training customers and the mean rate over seeds; <paramref name="MinusPublished"/> is null for the published mix itself.</summary>
internal sealed record SamplingRowResult(
    string Mix, double SubscriberShare, double FirstCallShare, double Rate, double Low, double High, SeedDifferenceResult? MinusPublished);
