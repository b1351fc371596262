using TabularRl.Planning.Solvers;

namespace TabularRl.Planning.Chains;

/// <summary>Upper bounds of the expected number of steps to the end of an episode.</summary>
internal static class EpisodeLengths
{
    // If x − P·x is at least 1 − Residual everywhere, x ÷ (1 − Residual) is an upper bound: I − P is an M-matrix. So a rough solution will do.
    public const double Residual = 0.1;

    /// <summary>The bounds, by position.</summary>
    /// <param name="model">The model.</param>
    /// <param name="chain">The policy's chain over the whole model, without closed classes.</param>
    /// <param name="options">The number of iterations at most.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public static double[] Bound(SolverModel model, Chain chain, SolverOptions options, CancellationToken cancellationToken)
    {
        var ones = new double[model.StateCount];
        Array.Fill(ones, 1);
        var lengths = new double[model.StateCount];
        var solver = new ChainSolver(model, chain, 1, options.MaxSweepCount, cancellationToken);
        for (int component = 0; component < model.ComponentCount; component++)
            BoundComponent(solver, ones, lengths, model.FirstOfComponent[component], model.FirstOfComponent[component + 1]);
        return lengths;
    }

    /// <summary>The bounds of one component, those of all that it leads to being known.</summary>
    public static void BoundComponent(ChainSolver solver, double[] ones, double[] lengths, int from, int to)
    {
        solver.SolveComponent(from, to, ones, lengths, Residual);
        for (int position = from; position < to; position++)
            lengths[position] /= 1 - Residual;
    }
}
