using TabularRl.Diagnostics;

namespace TabularRl.Training;

/// <summary>What a training brought, those episodes before a resume included.</summary>
public sealed record TrainingResult
{
    /// <summary>The number of episodes played.</summary>
    public required long EpisodeCount { get; init; }

    /// <summary>The number of steps taken.</summary>
    public required long StepCount { get; init; }

    /// <summary>The share of episodes that reached the goal, under the exploring policy; 0 where the environment has no goal.</summary>
    public required double GoalRate { get; init; }

    /// <summary>The mean undiscounted return of an episode, under the exploring policy.</summary>
    public required double MeanReturn { get; init; }

    /// <summary>The learning curve.</summary>
    public required IReadOnlyList<LearningCurvePoint> Curve { get; init; }

    /// <summary>What ended the training.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>The time that this call took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
