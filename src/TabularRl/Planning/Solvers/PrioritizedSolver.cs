namespace TabularRl.Planning.Solvers;

/// <summary>
/// Prioritized sweeping over a known model: the state whose value is furthest from its backup is backed up next, and those before it gain in
/// priority by as much as its change can move them.
/// </summary>
internal sealed class PrioritizedSolver(SolverModel model, double discount, SolverOptions options, CancellationToken cancellationToken)
    : ComponentSolver(model, discount, options, cancellationToken)
{
    protected override void Improve(int from, int to, double target)
    {
        var influence = Influence.Of(Model, from, to);
        var queue = new PriorityHeap(to - from);
        double scale = 1;
        for (int position = from; position < to; position++)
        {
            double best = Model.BestValue(position, Discount, Values);
            scale = Math.Max(scale, Math.Abs(best));
            queue.Raise(position - from, Math.Abs(best - Values[position]));
        }

        CountBackups(to - from);
        int sweep = 0;
        for (long backup = 1; !new SweepChange(queue.Largest, scale).IsWithin(target); backup++)
        {
            int row = queue.RemoveLargest();
            double best = Model.BestValue(from + row, Discount, Values);
            double change = Discount * Math.Abs(best - Values[from + row]);
            Values[from + row] = best;
            scale = Math.Max(scale, Math.Abs(best));
            // A priority is never less than the distance of the value from its backup: both move by at most γ · probability · change.
            ReadOnlySpan<int> before = influence.Before(row);
            ReadOnlySpan<double> probabilities = influence.Probabilities(row);
            for (int i = 0; i < before.Length; i++)
                queue.Raise(before[i], probabilities[i] * change);
            if (backup % (to - from) == 0)
            {
                CountBackups(to - from);
                CheckProgress(++sweep, from, to, queue.Largest);
            }
        }
    }
}
