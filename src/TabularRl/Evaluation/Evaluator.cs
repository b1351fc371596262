using MathNet.Numerics.Distributions;
using TabularRl.Environments;
using TabularRl.Policies;

namespace TabularRl.Evaluation;

/// <summary>
/// Plays frozen policies from every start of an environment of its own. It cannot change anything: a policy is immutable, and what is
/// random comes from the evaluator's seed. Every policy meets the same random numbers of the environment, start by start.
/// </summary>
/// <remarks>Thread-safe; each environment belongs to one evaluation at a time.</remarks>
public sealed class Evaluator
{
    private static readonly double Z95 = Normal.InvCDF(0, 1, 0.975);

    private readonly EvaluatorOptions _options;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Evaluator(EvaluatorOptions? options = null)
    {
        options ??= new EvaluatorOptions();
        if (!(options.MonteCarloHalfWidth > 0))
            throw new ArgumentOutOfRangeException(nameof(options), options.MonteCarloHalfWidth, "The Monte-Carlo half-width must be positive.");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinRepetitionCount, 2, nameof(options.MinRepetitionCount));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxRepetitionCount, options.MinRepetitionCount, nameof(options.MaxRepetitionCount));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxStepsPerEpisode ?? 1, 1, nameof(options.MaxStepsPerEpisode));
        _options = options;
    }

    /// <summary>Plays a policy from every start until its goal rate stands.</summary>
    /// <param name="environment">The environment; not one that a training is using. A wrapped one: <c>wrapper.GetCapability&lt;IStartableEnvironment&gt;()</c>.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Stops the evaluation between two episodes, or within one that has taken very many steps.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="ArgumentException">Environment and policy do not fit, or there is no start.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public PolicyEvaluation Evaluate(IStartableEnvironment environment, IPolicy policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(policy);
        if (environment.ActionCount != policy.ActionCount)
            throw new ArgumentException($"The environment has {environment.ActionCount} actions, the policy '{policy.Name}' {policy.ActionCount}.", nameof(policy));
        if (environment.StartCount < 1)
            throw new ArgumentException("The environment has no start to play from.", nameof(environment));

        bool deterministic = environment.IsDeterministic && policy.IsDeterministic;
        var tally = new EvaluationTally(environment, policy, _options);
        int repetitions = 0;
        int wanted = deterministic ? 1 : _options.MinRepetitionCount;
        double halfWidth = 0;
        while (repetitions < wanted)
        {
            for (; repetitions < wanted; repetitions++)
                tally.PlayRound(repetitions, cancellationToken);

            if (!deterministic)
            {
                halfWidth = MonteCarloHalfWidth(tally.GoalCounts, repetitions);
                wanted = NextRepetitionCount(repetitions, halfWidth);
            }
        }

        return Summarize(policy.Name, tally, repetitions, deterministic, halfWidth);
    }

    // The half-width falls with the root of the repetitions; at most four times as many are added at once, since it is an estimate itself.
    private int NextRepetitionCount(int repetitions, double halfWidth)
    {
        double ratio = halfWidth / _options.MonteCarloHalfWidth;
        if (ratio <= 1)
            return repetitions;
        double needed = Math.Ceiling(repetitions * Math.Min(4, 1.05 * ratio * ratio));
        return (int)Math.Min(_options.MaxRepetitionCount, needed);
    }

    // The term of 1/N is Wilson's: without it a goal that was never reached would look certain after the first round.
    private static double MonteCarloHalfWidth(ReadOnlySpan<int> goalCounts, int repetitions)
    {
        double variance = 0;
        foreach (int count in goalCounts)
        {
            double rate = (double)count / repetitions;
            variance += rate * (1 - rate) / (repetitions - 1);
        }

        double playCount = (double)repetitions * goalCounts.Length;
        return Z95 * Math.Sqrt(variance) / goalCounts.Length + Z95 * Z95 / (2 * playCount);
    }

    private PolicyEvaluation Summarize(string name, EvaluationTally tally, int repetitions, bool deterministic, double halfWidth)
    {
        double[] rates = Array.ConvertAll(tally.GoalCounts.ToArray(), count => (double)count / repetitions);
        double[] returns = Array.ConvertAll(tally.ReturnSums.ToArray(), sum => sum / repetitions);
        double[] steps = Array.ConvertAll(tally.StepCounts.ToArray(), count => (double)count / repetitions);
        return new PolicyEvaluation
        {
            PolicyName = name,
            IsDeterministic = deterministic,
            RepetitionCount = repetitions,
            GoalRates = rates,
            Returns = returns,
            StepCounts = steps,
            GoalRate = rates.Average(),
            MeanReturn = returns.Average(),
            MeanStepCount = steps.Average(),
            MonteCarloHalfWidth = halfWidth,
            Coverage = (double)tally.CoveredDecisionCount / tally.DecisionCount,
            CoverageBeforeBackOff = (double)tally.FinestCoveredDecisionCount / tally.DecisionCount,
            LevelShares = Array.ConvertAll(tally.LevelCounts.ToArray(), count => (double)count / tally.DecisionCount),
            Seed = _options.Seed,
            FirstStateCoverage = (double)tally.CoveredFirstDecisionCount / ((long)repetitions * rates.Length),
        };
    }
}
