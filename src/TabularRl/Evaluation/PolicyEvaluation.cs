using System.Runtime.CompilerServices;
using TabularRl.Randomness;
using TabularRl.Statistics;

namespace TabularRl.Evaluation;

/// <summary>
/// How a frozen policy did from every start of an environment. The start (the customer) is the unit: intervals say how far the figures
/// would move with other starts of the same kind, <see cref="MonteCarloHalfWidth"/> how far with other random numbers. Immutable and
/// thread-safe.
/// </summary>
public sealed class PolicyEvaluation
{
    // Computed when first asked for: of many policies, such as those of many training seeds, nobody looks at the intervals.
    private StrongBox<Interval>? _goalRateInterval;
    private StrongBox<Interval>? _meanReturnInterval;

    /// <summary>The policy's name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>Whether policy and environment were both deterministic, so that each start was played once.</summary>
    public required bool IsDeterministic { get; init; }

    /// <summary>How often each start was played; 0 where the figures are expectations, and nothing was.</summary>
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
    public Interval GoalRateInterval => (_goalRateInterval ??= new StrongBox<Interval>(ComputeGoalRateInterval())).Value;

    /// <summary>The mean undiscounted return of an episode.</summary>
    public required double MeanReturn { get; init; }

    /// <summary>The 95 % bootstrap interval of <see cref="MeanReturn"/> over starts.</summary>
    public Interval MeanReturnInterval => (_meanReturnInterval ??= new StrongBox<Interval>(BootstrapInterval.OfMean([.. Returns], BootstrapSeed))).Value;

    /// <summary>The mean number of steps of an episode.</summary>
    public required double MeanStepCount { get; init; }

    /// <summary>The half-width of the 95 % Monte-Carlo interval of <see cref="GoalRate"/>; 0 where everything was deterministic or the figures are expectations.</summary>
    public required double MonteCarloHalfWidth { get; init; }

    /// <summary>The share of all decisions made on a state that training had updated at least once, at the back-off level that decided.</summary>
    public required double Coverage { get; init; }

    /// <summary>The share of all decisions in states that training had updated at least once at the finest level, whichever decided; equals <see cref="Coverage"/> for a policy without levels.</summary>
    public required double CoverageBeforeBackOff { get; init; }

    /// <summary>The share of all decisions that each back-off level made, from the finest to the coarsest that made one; 1 alone for a policy without levels.</summary>
    public required IReadOnlyList<double> LevelShares { get; init; }

    /// <summary>The share of first decisions made on a state that training had updated at least once.</summary>
    public required double FirstStateCoverage { get; init; }

    /// <summary>The seed of the bootstrap over starts.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of starts.</summary>
    public int StartCount => GoalRates.Count;

    /// <summary>The evaluation of a policy whose expectations are known, so that nothing was played and no figure has a Monte-Carlo error.</summary>
    /// <param name="policyName">The policy's name.</param>
    /// <param name="isDeterministic">Whether policy and task are both deterministic.</param>
    /// <param name="starts">The expectations, one a start; at least one.</param>
    /// <param name="seed">The seed of the bootstrap over starts; an evaluator of the same seed resamples alike.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="ArgumentException">There is no start.</exception>
    public static PolicyEvaluation OfExpectations(string policyName, bool isDeterministic, IReadOnlyList<StartExpectation> starts, ulong seed)
    {
        ArgumentException.ThrowIfNullOrEmpty(policyName);
        ArgumentNullException.ThrowIfNull(starts);
        if (starts.Count == 0)
            throw new ArgumentException("An evaluation needs at least one start.", nameof(starts));

        double[] rates = [.. starts.Select(start => start.GoalRate)];
        double[] returns = [.. starts.Select(start => start.Return)];
        double[] steps = [.. starts.Select(start => start.StepCount)];
        double stepCount = steps.Sum();
        var levels = new double[starts.Max(start => start.LevelStepCounts.Count)];
        foreach (StartExpectation start in starts)
        {
            for (int level = 0; level < start.LevelStepCounts.Count; level++)
                levels[level] += start.LevelStepCounts[level];
        }

        return new PolicyEvaluation
        {
            PolicyName = policyName,
            IsDeterministic = isDeterministic,
            RepetitionCount = 0,
            GoalRates = rates,
            Returns = returns,
            StepCounts = steps,
            GoalRate = rates.Average(),
            MeanReturn = returns.Average(),
            MeanStepCount = steps.Average(),
            Seed = seed,
            MonteCarloHalfWidth = 0,
            Coverage = Share(starts.Sum(start => start.CoveredStepCount)),
            CoverageBeforeBackOff = Share(starts.Sum(start => start.FinestCoveredStepCount)),
            LevelShares = Array.ConvertAll(levels, Share),
            FirstStateCoverage = starts.Count(start => start.IsFirstStateCovered) / (double)starts.Count,
        };

        // Sums of probabilities may exceed what they are a part of by their rounding.
        double Share(double part) => Math.Min(1, part / stepCount);
    }

    private ulong BootstrapSeed => new SeedTree(Seed).Derive("bootstrap");

    // Where rates are of single episodes, or equal, a bootstrap would claim certainty.
    private Interval ComputeGoalRateInterval() => IsDeterministic || GoalRates.All(rate => rate == GoalRates[0])
        ? WilsonInterval.Of((long)Math.Round(GoalRate * StartCount), StartCount)
        : BootstrapInterval.OfMean([.. GoalRates], BootstrapSeed);
}
