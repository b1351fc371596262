using TabularRl.Discretization;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>The options of <see cref="OffPolicyEvaluator"/>.</summary>
public sealed record OffPolicyOptions
{
    /// <summary>The discount factor γ of the returns, in (0, 1]; default 1.</summary>
    public double DiscountFactor { get; init; } = 1;

    /// <summary>The discretizer of the model behind the direct and the doubly robust estimate; null (the default) leaves both out. Unless the cells tell the step of the episode where it matters, the direct method is biased.</summary>
    public IStateDiscretizer? Discretizer { get; init; }

    /// <summary>The number of parts of the log for cross-fitting the doubly robust estimate; 2 or more, at most the number of episodes is used; default 5. 1 fits one model on everything, which is optimistic.</summary>
    public int FoldCount { get; init; } = 5;

    /// <summary>The model's Q̂ of a state and action without data; null (the default) for the mean return from a step on in the log that it is fitted from.</summary>
    public double? UnseenActionValue { get; init; }

    /// <summary>The confidence of the intervals, in (0, 1); default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The number of bootstrap resamples of episodes; at least 100; default 2000.</summary>
    public int ResampleCount { get; init; } = 2000;

    /// <summary>In how many of the resamples the direct method fits its model anew, which is slower; 100 to <see cref="ResampleCount"/>; default 400.</summary>
    public int ModelResampleCount { get; init; } = 400;

    /// <summary>The seed of folds and resamples; default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The least effective sample size (Σw)² / Σw² over episodes; below it the evaluation is refused; default 50.</summary>
    public double MinEffectiveSampleSize { get; init; } = 50;

    /// <summary>The largest share of all weight that one episode may have; default 0.1.</summary>
    public double MaxWeightShare { get; init; } = 0.1;

    /// <summary>The largest share of the target's decisions that may fall on actions which the log never took in the same state; default 0.05. See <see cref="MinSupportVisits"/>.</summary>
    public double MaxUnsupportedShare { get; init; } = 0.05;

    /// <summary>How often a state (without a discretizer: the whole log is one) must occur before an action that was never taken there counts as unsupported; at least 1; default 30. In rarer states its absence means little.</summary>
    public int MinSupportVisits { get; init; } = 30;

    /// <summary>How far the mean weight, which is 1 in expectation, may be from 1 where this is also more than four standard errors; default 0.1. Beyond it propensities are wrong or the target does what the log never did.</summary>
    public double MaxMeanWeightDeviation { get; init; } = 0.1;

    internal void Validate()
    {
        if (!(DiscountFactor is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(DiscountFactor), DiscountFactor, "The discount factor must be above 0 and at most 1.");
        if (!(Confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Confidence), Confidence, "The confidence must lie between 0 and 1.");
        if (UnseenActionValue is { } value && !double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(UnseenActionValue), value, "The value of an unseen action must be a finite number.");
        ArgumentOutOfRangeException.ThrowIfLessThan(FoldCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ResampleCount, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(ModelResampleCount, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ModelResampleCount, ResampleCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinSupportVisits, 1);
        ThrowUnlessNotNegative(MinEffectiveSampleSize, nameof(MinEffectiveSampleSize));
        ThrowUnlessNotNegative(MaxWeightShare, nameof(MaxWeightShare));
        ThrowUnlessNotNegative(MaxUnsupportedShare, nameof(MaxUnsupportedShare));
        ThrowUnlessNotNegative(MaxMeanWeightDeviation, nameof(MaxMeanWeightDeviation));
    }

    private static void ThrowUnlessNotNegative(double threshold, string name)
    {
        if (!(threshold >= 0))
            throw new ArgumentOutOfRangeException(name, threshold, "The threshold must not be negative.");
    }
}
