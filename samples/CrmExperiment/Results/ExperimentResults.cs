namespace CrmExperiment.Results;

/// <summary>Everything that a run found, as it stands in results.json. Rates are fractions, intervals 95 %.</summary>
internal sealed record ExperimentResults
{
    public int Schema { get; init; } = 1;

    public required ulong Seed { get; init; }

    public required DataResult Data { get; init; }

    public required IReadOnlyList<ExperimentResult> Experiments { get; init; }

    /// <summary>Subscription rate by contact budget, one curve a response; empty where the prospective protocol was not run.</summary>
    public required IReadOnlyList<BudgetCurveResult> BudgetCurves { get; init; }

    /// <summary>What would make a result worthless; null where no audit was made, empty where it found nothing.</summary>
    public IReadOnlyList<AuditFindingResult>? Audit { get; init; }

    /// <summary>Whom each trained policy treats differently; null where that was not looked at.</summary>
    public IReadOnlyList<SegmentsResult>? Segments { get; init; }

    /// <summary>Why a few test customers get their actions; null where none was asked for.</summary>
    public IReadOnlyList<ExplanationResult>? Explanations { get; init; }

    /// <summary>The plain published experiment and the two forms of its feature selection; null where they were not compared.</summary>
    public IReadOnlyList<FeatureSelectionResult>? FeatureSelection { get; init; }

    /// <summary>How the bootcamp's encoding changes the published experiment; null where that was not compared.</summary>
    public EncodingsResult? Encodings { get; init; }

    /// <summary>The grid of hyperparameters in each prospective experiment, or in the published one where there is no other; null where it was not run.</summary>
    public IReadOnlyList<GridResult>? Sweep { get; init; }

    /// <summary>Mixes of training customers under the logged response; null where they were not compared.</summary>
    public IReadOnlyList<SamplingResult>? Sampling { get; init; }
}

/// <summary>The data of a run: a file name without a path, the splits and the repairs.</summary>
internal sealed record DataResult
{
    public required string Source { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Whether the sample invented the data itself, so that no figure says anything about a real business.</summary>
    public required bool IsGenerated { get; init; }

    public required int Customers { get; init; }

    public required IReadOnlyList<SplitResult> Splits { get; init; }

    /// <summary>What was repaired under the published protocol.</summary>
    public required IReadOnlyList<RepairResult> Repairs { get; init; }

    /// <summary>What was repaired under the prospective protocol.</summary>
    public required IReadOnlyList<RepairResult> ProspectiveRepairs { get; init; }
}

/// <summary>One split: <c>train</c>, <c>val</c> or <c>test</c>.</summary>
internal sealed record SplitResult(string Name, int Customers, int Subscribers, int FirstCalls);

/// <summary>One kind of repair: <paramref name="What"/> reads on after <paramref name="Count"/>, as in «73 Last Contacts typed as text …».</summary>
internal sealed record RepairResult(string What, int Count);
