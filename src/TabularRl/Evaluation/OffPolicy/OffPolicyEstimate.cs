using TabularRl.Statistics;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>One estimate of the mean discounted return that the target policy would have had over the logged episodes' starts.</summary>
/// <param name="Estimator">How it was estimated.</param>
/// <param name="Value">The mean return, in the unit of the rewards; NaN where every weight is 0 and the estimator divides by their sum.</param>
/// <param name="Interval">Its percentile bootstrap interval over episodes.</param>
/// <param name="StandardError">Its bootstrap standard error.</param>
/// <param name="Difference">The value less the mean return of the log.</param>
/// <param name="DifferenceInterval">The interval of the difference, over the same resamples, so that what value and mean share cancels out.</param>
/// <param name="Caution">What to know before quoting this estimate, or null.</param>
public sealed record OffPolicyEstimate(
    OffPolicyEstimator Estimator,
    double Value,
    Interval Interval,
    double StandardError,
    double Difference,
    Interval DifferenceInterval,
    string? Caution);
