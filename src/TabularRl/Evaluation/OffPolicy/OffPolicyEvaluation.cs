using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TabularRl.Statistics;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>
/// What a log says about a policy that did not make it, or why it says too little. Where it was refused, the estimates are not handed out
/// by accident: they are in <see cref="UncheckedEstimates"/> only. Immutable.
/// </summary>
public sealed class OffPolicyEvaluation
{
    private readonly ImmutableArray<OffPolicyEstimate> _estimates;

    internal OffPolicyEvaluation(ImmutableArray<OffPolicyEstimate> estimates, ImmutableArray<string> reasons)
    {
        _estimates = estimates;
        Reasons = reasons;
    }

    /// <summary>The name of the target policy.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The number of logged episodes.</summary>
    public required int EpisodeCount { get; init; }

    /// <summary>The number of logged steps.</summary>
    public required int StepCount { get; init; }

    /// <summary>The mean discounted return of the log itself: what the behavior policy earned.</summary>
    public required double BehaviorReturn { get; init; }

    /// <summary>Its percentile bootstrap interval over episodes.</summary>
    public required Interval BehaviorInterval { get; init; }

    /// <summary>The effective sample size (Σw)² / Σw² of the episodes' weights: how many episodes of the target policy the log is worth (Kish 1965); 0 where every weight is 0.</summary>
    public required double EffectiveSampleSize { get; init; }

    /// <summary>The largest share of all weight that one episode has, in [0, 1].</summary>
    public required double LargestWeightShare { get; init; }

    /// <summary>The mean weight of the episodes; 1 in expectation where the propensities are right and the log tries all that the target does.</summary>
    public required double MeanWeight { get; init; }

    /// <summary>The share of the target's decisions, over the logged steps, on actions that the log never took in the same state; see <see cref="OffPolicyOptions.MinSupportVisits"/>.</summary>
    public required double UnsupportedShare { get; init; }

    /// <summary>Whether the overlap of log and target is too small for the log to be used.</summary>
    public bool IsRefused => !Reasons.IsEmpty;

    /// <summary>Why it was refused, a sentence each with what to do; empty if it was not.</summary>
    public ImmutableArray<string> Reasons { get; }

    /// <summary>The estimates, in the order of <see cref="OffPolicyEstimator"/>.</summary>
    /// <exception cref="InvalidOperationException">The evaluation was refused.</exception>
    public ImmutableArray<OffPolicyEstimate> Estimates => IsRefused ? throw Refusal() : _estimates;

    /// <summary>The estimates even where the evaluation was refused: for looking into the refusal, not for quoting.</summary>
    public ImmutableArray<OffPolicyEstimate> UncheckedEstimates => _estimates;

    /// <summary>The estimate to quote: doubly robust where there is a discretizer, weighted per-decision importance sampling where there is none.</summary>
    /// <exception cref="InvalidOperationException">The evaluation was refused.</exception>
    public OffPolicyEstimate Recommended => Estimates[^1];

    /// <summary>The estimate of one estimator.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <returns>Its estimate.</returns>
    /// <exception cref="InvalidOperationException">The evaluation was refused.</exception>
    /// <exception cref="ArgumentException">The estimator needs a discretizer, and the options gave none.</exception>
    public OffPolicyEstimate GetEstimate(OffPolicyEstimator estimator)
    {
        foreach (OffPolicyEstimate estimate in Estimates)
        {
            if (estimate.Estimator == estimator)
                return estimate;
        }

        throw new ArgumentException($"There is no estimate {estimator}: it needs a model; set {nameof(OffPolicyOptions)}.{nameof(OffPolicyOptions.Discretizer)}.", nameof(estimator));
    }

    /// <summary>The evaluation as a few lines of text, in the invariant culture: a table of estimates, or the reasons of the refusal.</summary>
    /// <returns>Lines ended by a line feed.</returns>
    public override string ToString()
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        text.Append(culture, $"'{PolicyName}' from {EpisodeCount} logged episodes, worth {EffectiveSampleSize:0.#} of its own; ");
        text.Append(culture, $"log: {BehaviorReturn:0.####} ({BehaviorInterval.Low:0.####} to {BehaviorInterval.High:0.####})\n");
        if (IsRefused)
        {
            foreach (string reason in Reasons)
                text.Append(culture, $"refused: {reason}\n");
            return text.ToString();
        }

        foreach (OffPolicyEstimate estimate in _estimates)
        {
            text.Append(culture, $"{estimate.Estimator,-26} {estimate.Value:0.####} ({estimate.Interval.Low:0.####} to {estimate.Interval.High:0.####})");
            text.Append(culture, $"; less log {estimate.Difference:+0.####;-0.####;0} ({estimate.DifferenceInterval.Low:0.####} to {estimate.DifferenceInterval.High:0.####})");
            text.Append(estimate.Caution is null ? "\n" : $"; caution: {estimate.Caution}\n");
        }

        return text.ToString();
    }

    private InvalidOperationException Refusal() =>
        new($"The evaluation of '{PolicyName}' was refused. {string.Join(" ", Reasons)} ({nameof(UncheckedEstimates)} has the figures.)");
}
