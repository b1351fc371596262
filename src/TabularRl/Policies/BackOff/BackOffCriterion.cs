namespace TabularRl.Policies.BackOff;

/// <summary>
/// When a level's evidence separates its actions: its row is known, its greedy action was updated often enough, and every other action is
/// worth less by more than the tolerance and the uncertainty. Otherwise the actions that it cannot tell apart are passed to the next
/// coarser level; the coarsest decides in any case.
/// </summary>
public sealed record BackOffCriterion
{
    /// <summary>How often a level's greedy action must have been updated in the state; default 1, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MinVisits
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MinVisits));
            field = value;
        }
    } = 1;

    /// <summary>Actions whose values differ by no more than this tie, in units of the reward; default 1e-9, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Tolerance
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "The tolerance must be finite and not negative.");
    } = 1e-9;

    /// <summary>
    /// How many standard errors of their difference must lie between the greedy action and another; default 1, 0 to look at no uncertainty
    /// and to keep no columns for it. Were targets independent, 1.96 would be 95 % for one pair; they are not, so it is a yardstick, not a test.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double ConfidenceZ
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ConfidenceZ), value, "The number of standard errors must be finite and not negative.");
    } = 1;

    /// <summary>Whether the criterion looks at uncertainty, which the agent must then have kept account of.</summary>
    public bool UsesConfidence => ConfidenceZ > 0;
}
