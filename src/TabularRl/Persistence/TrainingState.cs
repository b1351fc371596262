using TabularRl.Diagnostics;
using TabularRl.Randomness;

namespace TabularRl.Persistence;

/// <summary>Where a training stands between two episodes, beside the agent: enough to go on as if it had never stopped.</summary>
public sealed record TrainingState
{
    /// <summary>The number of episodes played.</summary>
    public required long EpisodeCount { get; init; }

    /// <summary>The number of episodes in each point of the curve.</summary>
    public required long EpisodesPerPoint { get; init; }

    /// <summary>The learning curve; the last point may be unfinished.</summary>
    public required IReadOnlyList<LearningCurvePoint> Curve { get; init; }

    /// <summary>The state of the environment's generator, or null if the environment does not show it: then the training cannot be resumed.</summary>
    public required RandomState? EnvironmentRandomState { get; init; }

    /// <summary>Why the training ended, or null (the default) where it was still under way.</summary>
    public StopReason? StopReason { get; init; }

    /// <summary>Where the training's stop condition stands, or null (the default) where it has none.</summary>
    public StopConditionState? StopCondition { get; init; }
}
