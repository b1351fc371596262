namespace TabularRl.Diagnostics;

/// <summary>What a stretch of consecutive training episodes brought. Rates and means are of the behavior policy, which explores.</summary>
public readonly record struct LearningCurvePoint
{
    /// <summary>The first episode of the stretch, counted from 0.</summary>
    public required long FirstEpisodeIndex { get; init; }

    /// <summary>The number of episodes in it.</summary>
    public required long EpisodeCount { get; init; }

    /// <summary>The number of steps in it.</summary>
    public required long StepCount { get; init; }

    /// <summary>The sum of the episodes' undiscounted returns.</summary>
    public required double ReturnSum { get; init; }

    /// <summary>The sum of their squares.</summary>
    public required double ReturnSquareSum { get; init; }

    /// <summary>The number of episodes that reached the goal; 0 where the environment has none.</summary>
    public required long GoalCount { get; init; }

    /// <summary>The exploration parameter (ε) at the end of the stretch.</summary>
    public required double ExplorationParameter { get; init; }

    /// <summary>The number of states in the table at the end of the stretch.</summary>
    public required int StateCount { get; init; }

    /// <summary>The mean undiscounted return of an episode.</summary>
    public double MeanReturn => ReturnSum / EpisodeCount;

    /// <summary>The share of episodes that reached the goal.</summary>
    public double GoalRate => (double)GoalCount / EpisodeCount;

    /// <summary>The sample standard deviation of the returns; 0 for a single episode.</summary>
    public double ReturnStandardDeviation =>
        EpisodeCount < 2 ? 0 : Math.Sqrt(Math.Max(0, (ReturnSquareSum - ReturnSum * MeanReturn) / (EpisodeCount - 1)));
}
