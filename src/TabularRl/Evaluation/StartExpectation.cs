namespace TabularRl.Evaluation;

/// <summary>What a policy does from one start in expectation, computed instead of played: every course of the episode weighed by its probability. Immutable.</summary>
public sealed record StartExpectation
{
    /// <summary>The probability that the episode reaches the goal.</summary>
    public required double GoalRate { get; init; }

    /// <summary>The expected undiscounted return.</summary>
    public required double Return { get; init; }

    /// <summary>The expected number of steps, and so of decisions; positive.</summary>
    public required double StepCount { get; init; }

    /// <summary>The expected number of decisions on a state that training had updated, at the back-off level that decided.</summary>
    public required double CoveredStepCount { get; init; }

    /// <summary>The same at the finest level, whichever decided.</summary>
    public required double FinestCoveredStepCount { get; init; }

    /// <summary>The expected number of decisions of each back-off level, from the finest to the coarsest that makes one.</summary>
    public required IReadOnlyList<double> LevelStepCounts { get; init; }

    /// <summary>Whether training had updated the first state, at the level that decides there.</summary>
    public required bool IsFirstStateCovered { get; init; }
}
