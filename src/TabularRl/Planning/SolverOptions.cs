namespace TabularRl.Planning;

/// <summary>When a solver stops.</summary>
public sealed record SolverOptions
{
    /// <summary>
    /// The largest error of any state's value at which a solver stops, in the units of the reward; default 1e-9, greater than 0. Where double
    /// precision does not carry so far, a solver stops when rounding is all that moves the values, and <see cref="ModelSolution.ErrorBound"/> says what was reached.
    /// </summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>How often each state is swept at most before the solver gives up with a <see cref="PlanningException"/>; default 1,000,000, at least 1.</summary>
    public int MaxSweepCount { get; init; } = 1_000_000;

    internal SolverOptions Check()
    {
        if (!(Tolerance > 0 && double.IsFinite(Tolerance)))
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "The tolerance must be positive and finite.");
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSweepCount, 1, nameof(MaxSweepCount));
        return this;
    }
}
