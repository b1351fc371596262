namespace TabularRl.Planning.Solvers;

/// <summary>
/// Solves a model one component after the other, successors first, so that nothing is swept again once it stands. What differs between the
/// solvers is how the values of a component are improved.
/// </summary>
internal abstract class ComponentSolver
{
    private readonly UndiscountedSolver? _undiscounted;
    private long _backupCount;

    protected ComponentSolver(SolverModel model, double discount, SolverOptions options, CancellationToken cancellationToken)
    {
        Model = model;
        Discount = discount;
        Options = options;
        CancellationToken = cancellationToken;
        Values = new double[model.StateCount];
        Choices = new int[model.StateCount];
        if (discount == 1)
            _undiscounted = new UndiscountedSolver(model, Values, Choices, options, cancellationToken);
    }

    protected SolverModel Model { get; }

    protected double Discount { get; }

    protected SolverOptions Options { get; }

    protected CancellationToken CancellationToken { get; }

    /// <summary>The value of each position.</summary>
    protected double[] Values { get; }

    /// <summary>A choice for each position; what it is before the end is up to the solver.</summary>
    protected int[] Choices { get; }

    public ModelSolution Solve()
    {
        for (int component = 0; component < Model.ComponentCount; component++)
        {
            CancellationToken.ThrowIfCancellationRequested();
            int from = Model.FirstOfComponent[component];
            int to = Model.FirstOfComponent[component + 1];
            if (_undiscounted is not null)
                _undiscounted.Solve(from, to, Improve);
            else if (to - from == 1)
                Values[from] = SolveSingle(from);
            else
                Improve(from, to, Options.Tolerance * (1 - Discount));
        }

        return Finish();
    }

    /// <summary>Improves the values of a component, all others that it leads to being right, until no state's best value differs by more than the target.</summary>
    protected abstract void Improve(int from, int to, double target);

    /// <summary>One Gauss–Seidel sweep of Bellman's optimality equation over a component.</summary>
    protected SweepChange Sweep(int from, int to)
    {
        SolverModel model = Model;
        int[] firstChoice = model.FirstChoice;
        int[] firstOutcome = model.FirstOutcome;
        int[] next = model.Next;
        double[] probabilities = model.Probabilities;
        double[] rewards = model.Rewards;
        double[] values = Values;
        double discount = Discount;
        double largest = 0;
        double scale = 0;
        int choice = firstChoice[from];
        int outcome = firstOutcome[choice];
        for (int position = from; position < to; position++)
        {
            double best = double.NegativeInfinity;
            for (int end = firstChoice[position + 1]; choice < end; choice++)
            {
                double value = 0;
                for (int last = firstOutcome[choice + 1]; outcome < last; outcome++)
                    value += probabilities[outcome] * values[next[outcome]];
                best = double.MaxNative(best, rewards[choice] + discount * value);
            }

            largest = double.MaxNative(largest, Math.Abs(best - values[position]));
            scale = double.MaxNative(scale, Math.Abs(best));
            values[position] = best;
        }

        _backupCount += to - from;
        return new SweepChange(largest, scale);
    }

    /// <summary>The same sweep, which also sets the choice of each position to the lowest one of greatest value.</summary>
    protected SweepChange SweepAndChoose(int from, int to)
    {
        double largest = 0;
        double scale = 0;
        for (int position = from; position < to; position++)
        {
            double best = double.NegativeInfinity;
            for (int choice = Model.FirstChoice[position]; choice < Model.FirstChoice[position + 1]; choice++)
            {
                double value = Model.ValueOf(choice, Discount, Values);
                if (value > best)
                    (best, Choices[position]) = (value, choice);
            }

            largest = Math.Max(largest, Math.Abs(best - Values[position]));
            scale = Math.Max(scale, Math.Abs(best));
            Values[position] = best;
        }

        _backupCount += to - from;
        return new SweepChange(largest, scale);
    }

    /// <summary>Counts backups that a solver made by itself.</summary>
    protected void CountBackups(long count) => _backupCount += count;

    /// <summary>Where sweeps take long, asks now and then whether they can end at all.</summary>
    /// <exception cref="PlanningException">They cannot, or there have been too many.</exception>
    protected void CheckProgress(int sweepCount, int from, int to, double change)
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (Discount == 1 && sweepCount >= 64 && int.IsPow2(sweepCount))
            EndlessPolicies.ThrowIfGaining(Model, from, to, Values);
        if (sweepCount >= Options.MaxSweepCount)
        {
            throw new PlanningException(FormattableString.Invariant(
                $"After {sweepCount} sweeps a value still moved by {change:G3}, in the component of state {Model.StateAt[from]} ({to - from} states). Raise MaxSweepCount or Tolerance, lower the discount factor, or use PolicyIteration."));
        }
    }

    // A loop to the state itself is a geometric series: V = max (R + γ Σ over the other states p·V) ÷ (1 − γ p(loop)).
    private double SolveSingle(int position)
    {
        CountBackups(1);
        double best = double.NegativeInfinity;
        for (int choice = Model.FirstChoice[position]; choice < Model.FirstChoice[position + 1]; choice++)
            best = Math.Max(best, Model.ValueOf(choice, Discount, Values) / (1 - Discount * Model.ProbabilityOf(choice, position)));
        return best;
    }

    private ModelSolution Finish()
    {
        double residual = 0;
        double scale = 0;
        for (int position = 0; position < Values.Length; position++)
        {
            residual = Math.Max(residual, Math.Abs(Model.BestValue(position, Discount, Values) - Values[position]));
            scale = Math.Max(scale, Math.Abs(Values[position]));
            if (!double.IsFinite(Values[position]))
                throw new PlanningException(FormattableString.Invariant($"The value of state {Model.StateAt[position]} is {Values[position]}: rewards are too large or an end too improbable for double precision."));
        }

        if (_undiscounted is null)
            ChooseLowest(Ties.Tolerance(scale, residual));
        CountBackups(Values.Length);
        double errorBound = residual * (_undiscounted?.LongestEpisode ?? 1 / (1 - Discount));
        var actions = new int[Values.Length];
        for (int position = 0; position < actions.Length; position++)
            actions[Model.StateAt[position]] = Model.Actions[Choices[position]];
        return new ModelSolution(Model, Discount, Values, ModelPolicy.FromLegalActions(Model.ActionCount, actions))
        {
            SweepCount = (double)_backupCount / Values.Length,
            Residual = residual,
            ErrorBound = errorBound,
        };
    }

    private void ChooseLowest(double tolerance)
    {
        for (int position = 0; position < Values.Length; position++)
        {
            double least = Model.BestValue(position, Discount, Values) - tolerance;
            int choice = Model.FirstChoice[position];
            while (Model.ValueOf(choice, Discount, Values) < least)
                choice++;
            Choices[position] = choice;
        }
    }
}
