using TabularRl.Evaluation.Statistics;

namespace TabularRl.Evaluation;

/// <summary>
/// How a frozen policy did from every start of an environment. The start (the customer) is the unit: intervals say how far the figures
/// would move with other starts of the same kind, <see cref="MonteCarloHalfWidth"/> how far with other random numbers.
/// </summary>
public sealed record PolicyEvaluation
{
    /// <summary>The policy's name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>Whether policy and environment were both deterministic, so that each start was played once.</summary>
    public required bool IsDeterministic { get; init; }

    /// <summary>How often each start was played.</summary>
    public required int RepetitionCount { get; init; }

    /// <summary>The share of the start's episodes that reached the goal, one a start.</summary>
    public required IReadOnlyList<double> GoalRates { get; init; }

    /// <summary>The mean undiscounted return of the start's episodes, one a start.</summary>
    public required IReadOnlyList<double> Returns { get; init; }

    /// <summary>The mean number of steps of the start's episodes, one a start.</summary>
    public required IReadOnlyList<double> StepCounts { get; init; }

    /// <summary>The share of episodes that reached the goal, every start counting alike.</summary>
    public required double GoalRate { get; init; }

    /// <summary>The 95 % interval of <see cref="GoalRate"/>: Wilson where everything was deterministic or no start differed from another, else the bootstrap over starts.</summary>
    public required Interval GoalRateInterval { get; init; }

    /// <summary>The mean undiscounted return of an episode.</summary>
    public required double MeanReturn { get; init; }

    /// <summary>The 95 % bootstrap interval of <see cref="MeanReturn"/> over starts.</summary>
    public required Interval MeanReturnInterval { get; init; }

    /// <summary>The mean number of steps of an episode.</summary>
    public required double MeanStepCount { get; init; }

    /// <summary>The half-width of the 95 % Monte-Carlo interval of <see cref="GoalRate"/>; 0 where everything was deterministic.</summary>
    public required double MonteCarloHalfWidth { get; init; }

    /// <summary>The share of all decisions made on a state that training had updated at least once, at the back-off level that decided.</summary>
    public required double Coverage { get; init; }

    /// <summary>The share of all decisions in states that training had updated at least once at the finest level, whichever decided; equals <see cref="Coverage"/> for a policy without levels.</summary>
    public required double CoverageBeforeBackOff { get; init; }

    /// <summary>The share of all decisions that each back-off level made, from the finest to the coarsest that made one; 1 alone for a policy without levels.</summary>
    public required IReadOnlyList<double> LevelShares { get; init; }

    /// <summary>The share of first decisions made on a state that training had updated at least once.</summary>
    public required double FirstStateCoverage { get; init; }

    /// <summary>The number of starts.</summary>
    public int StartCount => GoalRates.Count;
}
