using System.Collections.Immutable;
using System.Diagnostics;
using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Agents.Models;

/// <summary>
/// An agent that plans by expected updates of its model, the most wrong action value first, and from each changed state goes back to those
/// that lead to it. Not thread-safe.
/// </summary>
public abstract class SweepingAgent : ModelAgent
{
    // Of so great a value this part is no error but rounding, after which nobody must sweep for ever.
    private const double Rounding = 1e-12;

    private readonly PairQueue _queue;
    private readonly double _threshold;

    private protected SweepingAgent(IStateDiscretizer discretizer, TabularAgentOptions options, QTable table, double threshold)
        : base(discretizer, options, table)
    {
        _queue = new PairQueue(table.ActionCount);
        _threshold = threshold;
    }

    /// <summary>The number of action values that wait to be updated.</summary>
    public int WaitingCount => _queue.Count;

    private protected override ImmutableSortedDictionary<string, ImmutableArray<ulong>> FurtherArrays =>
        base.FurtherArrays.Add(PairQueue.ArrayName, _queue.ToWords());

    /// <summary>Whether the model of an action is used, by how often the action was tried; at least once.</summary>
    private protected abstract bool IsUsed(long count);

    /// <summary>Lets an action value wait for its update, if it is wrong by more than the threshold.</summary>
    private protected void Enqueue(int row, int action)
    {
        double target = ExpectedTarget(row, action);
        double error = Math.Abs(target - Table.DangerousActionValues(row)[action]);
        if (error > Math.Max(_threshold, Rounding * Math.Abs(target)))
            _queue.Raise(row, action, error);
    }

    /// <summary>Updates what waits, until nothing does or so many updates are done.</summary>
    private protected void Sweep(long maxUpdateCount)
    {
        for (long left = maxUpdateCount; left > 0 && _queue.Count > 0; left--)
        {
            (int row, int action) = _queue.RemoveFirst();
            UpdateAgain(row, action, ExpectedTarget(row, action));

            // A rate below 1 leaves an error behind.
            Enqueue(row, action);
            for (int i = Model.FirstPredecessor(row); i >= 0; i = Model[i].NextOfTarget)
            {
                (int predecessor, int itsAction) = Math.DivRem(Model[i].Pair, ActionCount);
                if (IsUsed(Model.GetCount(predecessor, itsAction)))
                    Enqueue(predecessor, itsAction);
            }
        }
    }

    /// <summary>Takes over queue, model, counts and generator of a snapshot.</summary>
    private protected void ResumeSweeping(AgentSnapshot snapshot)
    {
        Debug.Assert(_queue.Count == 0, "An agent goes on from a snapshot once, when it is new.");
        ResumeModel(snapshot);
        _queue.Read(snapshot);
    }
}
