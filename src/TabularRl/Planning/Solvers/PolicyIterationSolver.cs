using TabularRl.Planning.Chains;

namespace TabularRl.Planning.Solvers;

/// <summary>
/// Policy iteration in which sweeps of value iteration come before each evaluation. The linear equations carry values any distance at once, the
/// sweeps carry a change of the policy further than from neighbor to neighbor.
/// </summary>
internal sealed class PolicyIterationSolver(SolverModel model, double discount, SolverOptions options, CancellationToken cancellationToken)
    : ComponentSolver(model, discount, options, cancellationToken)
{
    // On slippery grids of 10⁴ to 10⁵ states, 10 to 40 sweeps an evaluation differ little in the whole; fewer or more cost more.
    private const int SweepsPerEvaluation = 20;

    // The next policy differs, so that values need be no more exact than this share of what still moves.
    private const double EvaluationShare = 1e-3;

    private readonly double[] _lengths = new double[discount == 1 ? model.StateCount : 0]; // of the last policy evaluated, by position

    protected override void Improve(int from, int to, double target)
    {
        for (int sweep = 1; ; sweep++)
        {
            SweepChange change = Sweep(from, to);
            if (change.IsWithin(target))
                return;
            CheckProgress(sweep, from, to, change.Largest);
            if (sweep % SweepsPerEvaluation == 0)
                Evaluate(from, to, Math.Max(target / 4, EvaluationShare * change.Largest));
        }
    }

    private void Evaluate(int from, int to, double tolerance)
    {
        SweepAndChoose(from, to);
        Chain chain = Chain.Of(Model, Choices, from, to);
        var solver = new ChainSolver(Model, chain, Discount, Options.MaxSweepCount, CancellationToken);
        if (Discount < 1)
            solver.SolveComponent(from, to, chain.Rewards, Values, tolerance);
        else if (!ClosedClasses.Of(chain).Any)
            RaiseToPolicy(solver, chain, tolerance);
    }

    // A policy that does not leave has no values without a discount; the sweeps go on without them.
    private void RaiseToPolicy(ChainSolver solver, Chain chain, double tolerance)
    {
        (int from, int to) = (chain.From, chain.From + chain.RowCount);
        var ones = new double[chain.RowCount];
        Array.Fill(ones, 1);
        EpisodeLengths.BoundComponent(solver, ones, _lengths, from, to);
        double[] before = Values[from..to];
        ValuesFromBelow.Solve(solver, chain, _lengths, Values, tolerance);
        for (int position = from; position < to; position++)
            Values[position] = Math.Max(Values[position], before[position - from]);
    }
}
