using TabularRl.Agents.Models;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.Batch;

/// <summary>
/// An agent that keeps every transition, counted, and from time to time fits its values to all of them. Made for logs
/// (<see cref="ITransitionLearner"/>); it can act too, and then learns from a batch that grows. Not thread-safe.
/// </summary>
public abstract class BatchAgent : ModelAgent
{
    private readonly int _fitInterval;
    private readonly int _maxIterationCount;
    private readonly double _tolerance;
    private double[] _targets = []; // by pair

    private protected BatchAgent(IStateDiscretizer discretizer, BatchAgentOptions options, QTable table)
        : base(discretizer, options, table)
    {
        _fitInterval = options.FitInterval;
        _maxIterationCount = options.MaxIterationCount;
        _tolerance = options.Tolerance;
    }

    /// <summary>Fits the values to all transitions so far, starting from those that are there. It counts no visits; allocates only where the table has grown.</summary>
    /// <returns>The number of iterations; as many as the options allow if the values still changed by more than the tolerance.</returns>
    public int Fit()
    {
        if (_targets.Length < (long)Table.StateCount * ActionCount)
            _targets = new double[checked(2 * Table.StateCount * ActionCount)];
        int iteration = 1;
        while (Iterate() > _tolerance && iteration < _maxIterationCount)
            iteration++;
        return iteration;
    }

    private protected sealed override void LearnFrom(int row, int action, double reward, int nextRow, ActionMask nextLegalActions)
    {
        CountVisit(row, action);
        Model.Add(row, action, reward, nextRow, nextLegalActions);

        // Counts of before this transition: they are raised when it is learned.
        if ((StepCount + LearnedTransitionCount + 1) % _fitInterval == 0)
            Fit();
    }

    /// <summary>What is taken off the target of an action that was seen so often; at least once.</summary>
    private protected abstract double Penalty(long count);

    // All targets are of the values before the iteration.
    private double Iterate()
    {
        for (int i = 0; i < Model.TriedRowCount; i++)
        {
            int row = Model.GetTriedRow(i);
            for (int action = 0; action < ActionCount; action++)
            {
                if (Model.GetCount(row, action) is var count and > 0)
                    _targets[row * ActionCount + action] = ExpectedTarget(row, action) - Penalty(count);
            }
        }

        double largest = 0;
        for (int i = 0; i < Model.TriedRowCount; i++)
        {
            int row = Model.GetTriedRow(i);
            for (int action = 0; action < ActionCount; action++)
            {
                if (Model.GetCount(row, action) == 0)
                    continue;
                double before = Table.DangerousActionValues(row)[action];
                UpdateAgain(row, action, _targets[row * ActionCount + action]);
                largest = Math.Max(largest, Math.Abs(Table.DangerousActionValues(row)[action] - before));
            }
        }

        return largest;
    }
}
