using TabularRl.Planning.Chains;

namespace TabularRl.Planning.Solvers;

/// <summary>
/// What a discount factor of 1 asks for beside improving: the optimum over the policies that terminate with probability 1, found from such a
/// policy upwards, the values being those of the policy that is returned. States from which nothing can end and nothing is earned have the value 0.
/// </summary>
/// <remarks>
/// Starting from the values of a policy that terminates, no value passes the optimum, and the optimum is the only fixed point on the way.
/// Source: D. Bertsekas and J. Tsitsiklis, "An Analysis of Stochastic Shortest Path Problems" (1991).
/// </remarks>
internal sealed class UndiscountedSolver(SolverModel model, double[] values, int[] choices, SolverOptions options, CancellationToken cancellationToken)
{
    private readonly double[] _lengths = new double[model.StateCount]; // an upper bound of the steps to the end, by position

    /// <summary>The longest expected episode under the choices made; an upper bound, at least 1.</summary>
    public double LongestEpisode => Math.Max(1, _lengths.Max());

    /// <summary>Solves a component, all that it leads to being solved.</summary>
    /// <param name="from">The first position of the component.</param>
    /// <param name="to">The position after its last one.</param>
    /// <param name="improve">Improves the component's values until none moves by more than a target.</param>
    /// <exception cref="PlanningException">There is no optimum.</exception>
    public void Solve(int from, int to, Action<int, int, double> improve)
    {
        if (model.IsClosed(from, to))
            SolveClosed(from, to);
        else if (to - from == 1)
            SolveSingle(from);
        else
            SolveOpen(from, to, improve);
    }

    private void SolveClosed(int from, int to)
    {
        for (int position = from; position < to; position++)
        {
            choices[position] = model.FirstChoice[position];
            if (model.Rewards.AsSpan(model.FirstChoice[position]..model.FirstChoice[position + 1]).ContainsAnyExcept(0.0))
                EndlessPolicies.ThrowEndless(model.StateAt[position]);
        }
    }

    private void SolveSingle(int position)
    {
        double best = double.NegativeInfinity;
        bool canWait = false;
        for (int choice = model.FirstChoice[position]; choice < model.FirstChoice[position + 1]; choice++)
        {
            if (model.IsExit(choice, position, position + 1))
                best = Math.Max(best, ExitValue(choice, position));
            else if (model.Rewards[choice] > 0)
                EndlessPolicies.ThrowGaining(model.StateAt[position]);
            else
                canWait |= model.Rewards[choice] == 0;
        }

        double tolerance = Ties.Tolerance(Math.Abs(best), 0);
        if (canWait && best < -tolerance)
            EndlessPolicies.ThrowWaiting(model.StateAt[position]);
        int chosen = model.FirstChoice[position];
        while (!model.IsExit(chosen, position, position + 1) || ExitValue(chosen, position) < best - tolerance)
            chosen++;
        choices[position] = chosen;
        values[position] = best;
        _lengths[position] = (1 + model.MeanNext(chosen, _lengths)) / (1 - model.ProbabilityOf(chosen, position));
    }

    private void SolveOpen(int from, int to, Action<int, int, double> improve)
    {
        // From every state of a component each of its exits can be reached.
        ExitPolicy.Find(model, from, to, isAllowed: null, choices);
        Evaluate(from, to);
        double target = options.Tolerance;
        double before = double.PositiveInfinity;
        while (true)
        {
            improve(from, to, target);
            double scale = MaxAbs(from, to);
            double tolerance = Ties.Tolerance(scale, target);
            EndlessPolicies.ThrowIfWaiting(model, from, to, values, tolerance);
            Choose(from, to, tolerance);
            double longest = Evaluate(from, to);
            double gain = Gain(from, to);
            if (gain * longest <= options.Tolerance || gain <= new SweepChange(gain, scale).Rounding || !(gain < before / 2))
                return;
            before = gain;
            target = Math.Min(target, options.Tolerance / longest) / 8;
        }
    }

    private void Choose(int from, int to, double tolerance)
    {
        int first = model.FirstChoice[from];
        var isBest = new bool[model.FirstChoice[to] - first];
        for (int position = from; position < to; position++)
        {
            double least = model.BestValue(position, 1, values) - tolerance;
            for (int choice = model.FirstChoice[position]; choice < model.FirstChoice[position + 1]; choice++)
                isBest[choice - first] = model.ValueOf(choice, 1, values) >= least;
        }

        int missing = ExitPolicy.Find(model, from, to, isBest, choices);
        if (missing >= 0)
        {
            throw new PlanningException(
                $"Under a discount factor of 1 no best policy terminates from state {model.StateAt[missing]}: what it earns on the way for ever is as good. {EndlessPolicies.Remedy}");
        }
    }

    private double Evaluate(int from, int to)
    {
        Chain chain = Chain.Of(model, choices, from, to);
        var solver = new ChainSolver(model, chain, 1, options.MaxSweepCount, cancellationToken);
        var ones = new double[to - from];
        Array.Fill(ones, 1);
        EpisodeLengths.BoundComponent(solver, ones, _lengths, from, to);
        double longest = _lengths[from..to].Max();
        ValuesFromBelow.Solve(solver, chain, _lengths, values, options.Tolerance / (8 * longest));
        return longest;
    }

    private double Gain(int from, int to)
    {
        double gain = 0;
        for (int position = from; position < to; position++)
            gain = Math.Max(gain, model.BestValue(position, 1, values) - values[position]);
        return gain;
    }

    private double MaxAbs(int from, int to)
    {
        double max = 0;
        for (int position = from; position < to; position++)
            max = Math.Max(max, Math.Abs(values[position]));
        return max;
    }

    // V = (R + Σ over the other states p·V) ÷ (1 − p(loop)); the position's own value is still 0.
    private double ExitValue(int choice, int position) => model.ValueOf(choice, 1, values) / (1 - model.ProbabilityOf(choice, position));
}
