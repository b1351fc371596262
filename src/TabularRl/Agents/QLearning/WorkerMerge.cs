using TabularRl.Exploration.Schedules;
using TabularRl.Tables;

namespace TabularRl.Agents.QLearning;

/// <summary>
/// Merges tables that began as copies of one and were then learned apart, in the order of their workers:
/// <code>Q ← Q_w + (1 − α)^(n_w − n_0) · (Q − Q_0),   n ← n + n_w − n_0</code>
/// Q_0 and n_0 are value and visits before, Q_w and n_w the worker's.
/// </summary>
/// <remarks>
/// A worker's k updates of a pair move its value by x ↦ (1 − α)^k · x + b; the merge applies these maps one after the other, as if the
/// workers had learned in turn. A value stays between those that were learned, and no visit counts twice, as it would in a mean of the
/// tables. Where α varies during the k updates it is read in their middle. What workers bootstrapped from is as old as the last merge.
/// </remarks>
internal sealed class WorkerMerge(QTable table, ISchedule learningRate)
{
    private readonly double[] _baseValues = new double[table.ActionCount];
    private readonly uint[] _baseVisits = new uint[table.ActionCount];

    /// <summary>Brings a worker's table to the state of the merged one, row by row.</summary>
    /// <param name="worker">The worker's table.</param>
    /// <param name="merged">The table that its changes have gone into.</param>
    /// <param name="sharedCount">How many rows of the two are known to be the same states.</param>
    /// <returns>False, and nothing changed, where the two have their states in another order.</returns>
    public static bool TryFollow(QTable worker, QTable merged, int sharedCount)
    {
        for (int row = sharedCount; row < worker.StateCount; row++)
        {
            if (!worker.GetKey(row).SequenceEqual(merged.GetKey(row)))
                return false;
        }

        for (int row = 0; row < merged.StateCount; row++)
        {
            if (row == worker.StateCount)
                worker.GetOrAddRow(merged.GetKey(row));
            Span<uint> visits = worker.DangerousVisits(row), mergedVisits = merged.DangerousVisits(row);
            if (visits.SequenceEqual(mergedVisits))
                continue; // nobody but this worker has changed the row
            mergedVisits.CopyTo(visits);
            merged.DangerousActionValues(row).CopyTo(worker.DangerousActionValues(row));
        }

        return true;
    }

    public void Merge(IReadOnlyList<QTable> workers, IReadOnlyList<ScheduleTime> times)
    {
        int knownCount = table.StateCount;
        for (int row = 0; row < knownCount; row++)
            MergeKnown(row, workers, times);

        _baseValues.AsSpan().Fill(table.InitialActionValue);
        _baseVisits.AsSpan().Clear();
        for (int i = 0; i < workers.Count; i++)
        {
            for (int row = knownCount; row < workers[i].StateCount; row++)
                Apply(workers[i], row, table.GetOrAddRow(workers[i].GetKey(row)), times[i]);
        }
    }

    private void MergeKnown(int row, IReadOnlyList<QTable> workers, IReadOnlyList<ScheduleTime> times)
    {
        table.DangerousVisits(row).CopyTo(_baseVisits);
        bool isRead = false;
        for (int i = 0; i < workers.Count; i++)
        {
            if (workers[i].DangerousVisits(row).SequenceEqual(_baseVisits))
                continue;
            if (!isRead)
                table.DangerousActionValues(row).CopyTo(_baseValues);
            isRead = true;
            Apply(workers[i], row, row, times[i]);
        }
    }

    private void Apply(QTable worker, int workerRow, int row, ScheduleTime time)
    {
        Span<double> values = table.DangerousActionValues(row), workerValues = worker.DangerousActionValues(workerRow);
        Span<uint> visits = table.DangerousVisits(row), workerVisits = worker.DangerousVisits(workerRow);
        for (int action = 0; action < values.Length; action++)
        {
            uint added = workerVisits[action] - _baseVisits[action];
            if (added == 0)
                continue;
            double earlier = values[action] - _baseValues[action];
            if (earlier == 0)
            {
                values[action] = workerValues[action];
            }
            else
            {
                double rate = learningRate.GetValue(time with { Visits = _baseVisits[action] + ((long)added + 1) / 2 });
                values[action] = workerValues[action] + Power(1 - rate, added) * earlier;
            }

            visits[action] = (uint)Math.Min((ulong)visits[action] + added, uint.MaxValue);
        }
    }

    // By squaring, so that it is the same on every machine, which Math.Pow is not.
    private static double Power(double value, uint exponent)
    {
        double power = 1;
        for (; exponent > 0; exponent >>= 1, value *= value)
        {
            if ((exponent & 1) != 0)
                power *= value;
        }

        return power;
    }
}
