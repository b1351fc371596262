namespace TabularRl.Evaluation;

/// <summary>
/// What a policy is worth in an environment that knows its model: computed, not played, so that no figure has an error of sampling. Starts
/// are drawn as the environment draws them. Immutable and thread-safe.
/// </summary>
public sealed class ExactEvaluation
{
    // What solvers leave undone is no difference.
    private const double Tolerance = 1e-8;

    internal ExactEvaluation(string policyName, ExactEvaluator evaluator)
    {
        PolicyName = policyName;
        DiscountFactor = evaluator.DiscountFactor;
        MaxStepsPerEpisode = evaluator.MaxStepsPerEpisode;
        Optimum = evaluator.Optimum;
        RandomValue = evaluator.RandomValue;
    }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; }

    /// <summary>γ.</summary>
    public double DiscountFactor { get; }

    /// <summary>The number of steps after which an episode is cut off, or null for no limit.</summary>
    public int? MaxStepsPerEpisode { get; }

    /// <summary>
    /// The expected discounted return. Without limit and discount it is +∞ or −∞ where the policy may earn or pay for ever, and NaN where it may
    /// do both.
    /// </summary>
    public required double Value { get; init; }

    /// <summary>The best value of any policy; within a step limit of any that may know how many steps are left, which a policy of states alone need not reach.</summary>
    public double Optimum { get; }

    /// <summary>The value of the policy that chooses uniformly among the legal actions; as <see cref="Value"/>.</summary>
    public double RandomValue { get; }

    /// <summary>The optimum less the value; at least 0.</summary>
    public double Gap => IsEqual(Optimum, Value) ? 0 : Optimum - Value;

    /// <summary>
    /// The gap as a share of the random policy's: 0 is optimal, 1 is as good as random, and more is worse. Where random is optimal, 0 or +∞;
    /// NaN where both may pay for ever.
    /// </summary>
    public double NormalizedRegret
    {
        get
        {
            double randomGap = IsEqual(Optimum, RandomValue) ? 0 : Optimum - RandomValue;
            return Gap == 0 ? 0 : Gap / randomGap;
        }
    }

    /// <summary>The expected number of steps of an episode, undiscounted; +∞ where it may never end.</summary>
    public required double ExpectedStepCount { get; init; }

    /// <summary>
    /// The share of an episode's expected decisions that are made in states that the policy does not know, undiscounted; 0 for a policy that needs
    /// no learning, NaN where it may be in one for ever.
    /// </summary>
    public required double UnknownShare { get; init; }

    /// <summary>Whether two values differ by no more than solvers leave undone.</summary>
    internal static bool IsEqual(double left, double right) =>
        left.Equals(right) || Math.Abs(left - right) <= Tolerance * Math.Max(1, Math.Min(Math.Abs(left), Math.Abs(right)));
}
