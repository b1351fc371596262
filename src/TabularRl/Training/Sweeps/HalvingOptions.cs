namespace TabularRl.Training.Sweeps;

/// <summary>The budgets of successive halving, in a unit of your own: episodes or steps, but nothing that depends on the machine, such as seconds.</summary>
public sealed record HalvingOptions
{
    /// <summary>The budget of a trial on the first rung; at least 1.</summary>
    public required long MinBudget { get; init; }

    /// <summary>The largest budget of a trial; at least <see cref="MinBudget"/>, or null (the default) for no limit but one configuration being left. No rung goes beyond it.</summary>
    public long? MaxBudget { get; init; }

    /// <summary>η: the factor by which a rung's budget grows and its number of configurations falls; at least 2, default 3.</summary>
    public int Eta { get; init; } = 3;

    /// <summary>The rungs for a number of configurations.</summary>
    /// <param name="configurationCount">The number of configurations on the first rung; at least 1.</param>
    /// <returns>The rungs in their order; the last has one configuration, or the last budget within the limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option or <paramref name="configurationCount"/> is out of its range.</exception>
    /// <exception cref="OverflowException">The budgets grow past 2⁶³ − 1; set <see cref="MaxBudget"/>.</exception>
    public IReadOnlyList<HalvingStep> GetSchedule(int configurationCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(configurationCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinBudget, 1, nameof(MinBudget));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBudget ?? MinBudget, MinBudget, nameof(MaxBudget));
        ArgumentOutOfRangeException.ThrowIfLessThan(Eta, 2, nameof(Eta));
        var steps = new List<HalvingStep> { new(configurationCount, MinBudget) };
        while (steps[^1].ConfigurationCount > 1 && (MaxBudget is null || steps[^1].Budget <= MaxBudget / Eta))
            steps.Add(new HalvingStep(Math.Max(1, steps[^1].ConfigurationCount / Eta), checked(steps[^1].Budget * Eta)));
        return steps;
    }
}
