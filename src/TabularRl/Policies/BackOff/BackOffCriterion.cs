namespace TabularRl.Policies.BackOff;

/// <summary>
/// When a level's evidence separates its actions: its row is known, its greedy action was updated often enough, and every other action is
/// worth less by more than the tolerance and the uncertainty. Otherwise the actions that it cannot tell apart are passed to the next
/// coarser level; the coarsest decides in any case.
/// </summary>
public sealed record BackOffCriterion
{
    /// <summary>How often a level's greedy action must have been updated in the state; default 10, at least 0, where even an action that was never tried may win.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MinVisits
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MinVisits));
            field = value;
        }
    } = 10;

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
    /// How many standard errors of their difference must lie between the greedy action and another; default 0.2, 0 to look at no uncertainty
    /// and to keep no columns for it. A yardstick, not a test: targets are not independent, the errors of two actions of a state move together,
    /// and their spread is overstated while values still move, so that much less than 1.96 already tells noise from a preference
    /// (docs/back-off.md has what was measured).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double ConfidenceZ
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ConfidenceZ), value, "The number of standard errors must be finite and not negative.");
    } = 0.2;

    /// <summary>Whether the criterion looks at uncertainty, which the agent must then have kept account of.</summary>
    public bool UsesConfidence => ConfidenceZ > 0;
}
