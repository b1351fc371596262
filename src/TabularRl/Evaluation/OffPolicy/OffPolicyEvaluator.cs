using System.Collections.Immutable;
using System.Globalization;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>
/// Estimates from a log with propensities what another policy would have earned, without playing it: all estimators in one call, with
/// intervals over episodes, the log's own mean beside them, and a refusal where log and policy have too little in common.
/// </summary>
/// <remarks>
/// What is estimated is the mean discounted return of an episode over the log's starts, as far as the log records it: a truncated episode
/// counts up to its cut. Which estimator to use when, and the limits, are in docs/off-policy.md.
/// </remarks>
public static class OffPolicyEvaluator
{
    /// <summary>Evaluates a policy. Deterministic: the same log, policy and options give the same figures on every machine.</summary>
    /// <param name="log">The log; its episodes are the independent unit, so the steps of one customer belong into one episode.</param>
    /// <param name="target">The policy.</param>
    /// <param name="options">The options, or null for the defaults, which leave out the two estimators that need a discretizer.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="ArgumentException">Log, policy and discretizer do not fit, or the policy's probabilities do not sum to 1 or fall on an illegal action.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static OffPolicyEvaluation Evaluate(LoggedEpisodes log, IPolicy target, OffPolicyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(target);
        options ??= new OffPolicyOptions();
        options.Validate();
        if (target.ActionCount != log.ActionCount)
            throw new ArgumentException($"The log has {log.ActionCount} actions, the policy '{target.Name}' {target.ActionCount}.", nameof(target));
        if (options.Discretizer is { } discretizer && discretizer.ObservationSize != log.ObservationSize)
        {
            throw new ArgumentException(
                $"The log's observations have {log.ObservationSize} features, those of the discretizer {discretizer.ObservationSize}; "
                + "use the discretizer of this log's features.",
                nameof(options));
        }

        var targetLog = new TargetPolicyLog(log, target);
        TabularModel? model = options.Discretizer is null
            ? null
            : new TabularModel(log, targetLog, options.Discretizer, options.DiscountFactor, options.UnseenActionValue);
        var seeds = new SeedTree(options.Seed);
        var set = new EstimatorSet(log, targetLog, model, options.DiscountFactor, options.FoldCount, seeds.Derive("folds"));
        var overlap = new OverlapCheck(log, targetLog, model, set.EpisodeWeights, options.MinSupportVisits);
        return Summarize(log, target, options, set, overlap, seeds.Derive("bootstrap"));
    }

    private static OffPolicyEvaluation Summarize(
        LoggedEpisodes log, IPolicy target, OffPolicyOptions options, EstimatorSet set, OverlapCheck overlap, ulong seed)
    {
        var once = new int[log.EpisodeCount];
        Array.Fill(once, 1);
        double behavior = set.BehaviorReturn(once);
        var bootstrap = new EpisodeBootstrap(set, log.EpisodeCount, options, seed);
        ImmutableArray<OffPolicyEstimate>.Builder estimates = ImmutableArray.CreateBuilder<OffPolicyEstimate>();
        foreach (OffPolicyEstimator estimator in set.Estimators)
            estimates.Add(bootstrap.Summarize(estimator, set.Estimate(estimator, once), behavior, FindCaution(estimator, log, overlap)));

        return new OffPolicyEvaluation(estimates.ToImmutable(), [.. overlap.FindReasons(options)])
        {
            PolicyName = target.Name,
            EpisodeCount = log.EpisodeCount,
            StepCount = log.StepCount,
            BehaviorReturn = behavior,
            BehaviorInterval = bootstrap.BehaviorInterval,
            EffectiveSampleSize = overlap.EffectiveSampleSize,
            LargestWeightShare = overlap.LargestWeightShare,
            MeanWeight = overlap.MeanWeight,
            UnsupportedShare = overlap.UnsupportedShare,
        };
    }

    private static string? FindCaution(OffPolicyEstimator estimator, LoggedEpisodes log, OverlapCheck overlap)
    {
        if (estimator == OffPolicyEstimator.DirectMethod && overlap.UnseenShare > 0)
        {
            return overlap.UnseenShare.ToString("P1", CultureInfo.InvariantCulture)
                + " of the policy's decisions are states and actions that the log never held together, and whose value is assumed";
        }

        return log.TruncatedShare > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{log.TruncatedShare:P1} of the episodes are truncated and count up to their cut")
            : null;
    }
}
