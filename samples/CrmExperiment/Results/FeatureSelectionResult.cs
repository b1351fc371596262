namespace CrmExperiment.Results;

/// <summary>One training of the feature-selection comparison: the plain experiment, or a variant in which the agent also switches features.</summary>
internal sealed record FeatureSelectionResult
{
    /// <summary><c>plain</c>, <c>as-documented</c>, <c>as-programmed</c>, or <c>program-reward</c>: as programmed, with the program's reward; with <c>-linear</c> behind it, learned by a linear agent.</summary>
    public required string Variant { get; init; }

    /// <summary><c>documented</c> or <c>program</c>.</summary>
    public required string Reward { get; init; }

    /// <summary><c>table</c>, or <c>linear</c>: a weight a feature and action, the features being hashed cells of the state.</summary>
    public required string Learner { get; init; }

    public required int Actions { get; init; }

    public required long Episodes { get; init; }

    /// <summary>The steps after which an episode is cut off on test, in training it is not; null for the plain experiment, whose budget ends it.</summary>
    public required int? TestStepLimit { get; init; }

    /// <summary>States in the table; of a linear learner, features that it met.</summary>
    public required int States { get; init; }

    /// <summary>The published number of states, quoted; of another form of the task where features are switched. Null for a linear learner.</summary>
    public required int? PublishedStates { get; init; }

    /// <summary>Updates a state of the table, or a feature: the mean.</summary>
    public required double VisitsPerState { get; init; }

    public required double MedianVisitsPerState { get; init; }

    /// <summary>The share of states that were updated once at most.</summary>
    public required double ShareMetOnce { get; init; }

    public required double TrainingSteps { get; init; }

    public required double TrainingSeconds { get; init; }

    public required int Customers { get; init; }

    public required double FirstStateCoverage { get; init; }

    public required double Coverage { get; init; }

    public required PolicyResult Trained { get; init; }

    /// <summary>The random policy in the same environment.</summary>
    public required PolicyResult Random { get; init; }

    /// <summary>The best of the constant policies that take a sales action.</summary>
    public required PolicyResult BestConstant { get; init; }

    public required DifferenceResult TrainedMinusRandom { get; init; }
}
