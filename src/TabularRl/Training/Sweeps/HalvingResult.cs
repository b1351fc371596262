namespace TabularRl.Training.Sweeps;

/// <summary>What successive halving brought. Immutable.</summary>
public sealed class HalvingResult
{
    internal HalvingResult(IReadOnlyList<HalvingRung> rungs)
    {
        Rungs = rungs;
        foreach (HalvingRung rung in rungs)
            TotalBudget += (double)rung.Budget * rung.Result.Rows.Sum(row => row.SeedCount);
    }

    /// <summary>The rungs, the smallest budget first.</summary>
    public IReadOnlyList<HalvingRung> Rungs { get; }

    /// <summary>The winner: the best row of the last rung.</summary>
    public SweepRow Best => Rungs[^1].Result.Best;

    /// <summary>The sum of all trials' budgets.</summary>
    public double TotalBudget { get; }
}
