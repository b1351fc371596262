namespace TabularRl.Planning.Solvers;

/// <summary>
/// Value iteration by Gauss–Seidel sweeps, and modified policy iteration: after each sweep that chooses, some sweeps that only evaluate what was chosen.
/// </summary>
internal sealed class SweepingSolver(SolverModel model, double discount, SolverOptions options, int evaluationSweepCount, CancellationToken cancellationToken)
    : ComponentSolver(model, discount, options, cancellationToken)
{
    protected override void Improve(int from, int to, double target)
    {
        if (Discount < 1 && Model.IsClosed(from, to))
            ImproveClosed(from, to, target);
        else
            ImproveOpen(from, to, target);
    }

    private void ImproveOpen(int from, int to, double target)
    {
        for (int sweep = 1; ; sweep++)
        {
            SweepChange change = evaluationSweepCount == 0 ? Sweep(from, to) : SweepAndChoose(from, to);
            if (change.IsWithin(target))
                return;
            CheckProgress(sweep, from, to, change.Largest);
            EvaluateChoices(from, to);
        }
    }

    // Where nothing leaves the component, the change of a synchronous backup lies between bounds lo and hi, and the optimum between
    // V + lo·γ/(1−γ) and V + hi·γ/(1−γ), V being the new values: the middle is taken, and the span hi − lo decides (Puterman 1994, §6.6.3).
    // Sweeps in place between two backups gain most often, but bend a shift of all values, so that they may undo it for ever. Where the span
    // does not shrink as it must, they are left out: synchronous backups alone shrink it by γ each, whatever the shift.
    private void ImproveClosed(int from, int to, double target)
    {
        var backups = new double[to - from];
        double before = double.PositiveInfinity;
        bool isSynchronous = false;
        for (int sweep = 1; ; sweep += 2)
        {
            if (!isSynchronous)
            {
                _ = evaluationSweepCount == 0 ? Sweep(from, to) : SweepAndChoose(from, to);
                EvaluateChoices(from, to);
            }

            double low = double.PositiveInfinity;
            double high = double.NegativeInfinity;
            double scale = 0;
            for (int position = from; position < to; position++)
            {
                double best = Model.BestValue(position, Discount, Values);
                low = Math.Min(low, best - Values[position]);
                high = Math.Max(high, best - Values[position]);
                scale = Math.Max(scale, Math.Abs(best));
                backups[position - from] = best;
            }

            CountBackups(to - from);
            double shift = Discount / (1 - Discount) * (low + high) / 2;
            for (int position = from; position < to; position++)
                Values[position] = backups[position - from] + shift;
            var span = new SweepChange(Discount * (high - low) / 2, Math.Max(scale, Math.Abs(shift)));
            if (span.IsWithin(target))
                return;
            CheckProgress(sweep, from, to, span.Largest);
            isSynchronous |= high - low > Discount * Discount * before;
            before = high - low;
        }
    }

    private void EvaluateChoices(int from, int to)
    {
        for (int sweep = 0; sweep < evaluationSweepCount; sweep++)
        {
            for (int position = from; position < to; position++)
                Values[position] = Model.ValueOf(Choices[position], Discount, Values);
        }
    }
}
