namespace TabularRl.Planning.Chains;

/// <summary>
/// The undiscounted values of a policy on a component, approximated from below: no value lies above its backup. A value that does can be held up
/// for ever by an action that waits at no cost, so that a solver that starts from it ends above the optimum.
/// </summary>
internal static class ValuesFromBelow
{
    /// <summary>Solves a component, all that it leads to being solved.</summary>
    /// <param name="solver">The solver of the chain, under a discount factor of 1.</param>
    /// <param name="chain">The policy's chain over the component, without closed classes.</param>
    /// <param name="lengths">An upper bound of the expected number of steps from each position (<see cref="EpisodeLengths"/>).</param>
    /// <param name="values">Where to start from, by position; receives the values.</param>
    /// <param name="tolerance">The largest residual.</param>
    public static void Solve(ChainSolver solver, Chain chain, double[] lengths, double[] values, double tolerance)
    {
        solver.SolveComponent(chain.From, chain.From + chain.RowCount, chain.Rewards, values, tolerance);
        double excess = 0;
        for (int row = 0; row < chain.RowCount; row++)
            excess = Math.Max(excess, values[chain.From + row] - chain.Rewards[row] - chain.MeanNext(row, values));

        // L − P·L ≥ 1 in the component, so V − excess·L lies below its backup wherever V exceeds it by no more than the excess.
        for (int row = 0; row < chain.RowCount; row++)
            values[chain.From + row] -= excess * lengths[chain.From + row];
    }
}
