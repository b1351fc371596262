using TabularRl.Statistics;

namespace TabularRl.Evaluation.Studies;

/// <summary>What a study found of one policy, or of one group over its training seeds.</summary>
public sealed record StudiedPolicy
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it was given or is a baseline.</summary>
    public required PolicyRole Role { get; init; }

    /// <summary>The evaluation of each training seed's policy; one for a single policy.</summary>
    public required IReadOnlyList<PolicyEvaluation> Evaluations { get; init; }

    /// <summary>The unit of the intervals: the training seed where there are several, else the start.</summary>
    public required StudyUnit Unit { get; init; }

    /// <summary>The share of episodes that reached the goal; 0 where the environment has none.</summary>
    public required double GoalRate { get; init; }

    /// <summary>Its 95 % interval: Student's t over training seeds; over starts that of <see cref="PolicyEvaluation.GoalRateInterval"/>.</summary>
    public required Interval GoalRateInterval { get; init; }

    /// <summary>The mean undiscounted return of an episode.</summary>
    public required double MeanReturn { get; init; }

    /// <summary>Its 95 % interval: Student's t over training seeds, bootstrap over starts.</summary>
    public required Interval MeanReturnInterval { get; init; }

    /// <summary>The paired difference from the random policy; null for the random policy itself.</summary>
    public PolicyDifference? FromRandom { get; init; }

    /// <summary>The paired difference from the best constant policy; null for baselines.</summary>
    public PolicyDifference? FromBestConstant { get; init; }

    /// <summary>The same over starts, each start's figure being its mean over the seeds: how far the answer would move with other starts. Equals <see cref="FromRandom"/> for a single policy.</summary>
    public PolicyDifference? FromRandomOverStarts { get; init; }

    /// <summary>As <see cref="FromRandomOverStarts"/> against the best constant policy.</summary>
    public PolicyDifference? FromBestConstantOverStarts { get; init; }

    /// <summary>
    /// What each training seed's policy is worth exactly and undiscounted, within the limit of the study and of time limits around the environment;
    /// empty where the environment does not know its model, or there is no finite optimum. Starts are drawn as the environment draws them,
    /// whereas <see cref="MeanReturn"/> counts each alike.
    /// </summary>
    public IReadOnlyList<ExactEvaluation> ExactEvaluations { get; init; } = [];

    /// <summary>The exact value, the mean over training seeds; null where there is none.</summary>
    public double? ExactValue => ExactEvaluations.Count == 0 ? null : ExactEvaluations.Average(evaluation => evaluation.Value);

    /// <summary>
    /// The exact value less that of the random policy: for a single policy without any error, its p-value being 0 or 1; over training seeds by
    /// Student's t. Null for the random policy itself, and where there are no finite exact values.
    /// </summary>
    public PolicyDifference? ExactFromRandom { get; init; }

    /// <summary>As <see cref="ExactFromRandom"/> from the constant policy of the greatest exact value; null for baselines.</summary>
    public PolicyDifference? ExactFromBestConstant { get; init; }

    /// <summary>The mean number of steps of an episode.</summary>
    public double MeanStepCount => Evaluations.Average(evaluation => evaluation.MeanStepCount);

    /// <summary>The share of all decisions that were covered by what was learned, the mean over training seeds.</summary>
    public double Coverage => Evaluations.Average(evaluation => evaluation.Coverage);

    /// <summary>The same of first decisions.</summary>
    public double FirstStateCoverage => Evaluations.Average(evaluation => evaluation.FirstStateCoverage);
}
