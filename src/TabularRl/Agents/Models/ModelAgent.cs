using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Agents.Models;

/// <summary>
/// An agent that learns a model of its environment (which states followed, how often, for what reward) and plans in it. Not thread-safe.
/// </summary>
/// <remarks>Memory beside the table: 40 bytes a distinct transition, 12 bytes an action of a state.</remarks>
public abstract class ModelAgent : RecallingAgent
{
    private protected ModelAgent(IStateDiscretizer discretizer, TabularAgentOptions options, QTable table)
        : base(discretizer, options, table) => Model = new TransitionModel(table.ActionCount);

    /// <summary>The number of distinct transitions in the learned model: state, action and what followed.</summary>
    public int OutcomeCount => Model.OutcomeCount;

    private protected TransitionModel Model { get; }

    private protected override ImmutableSortedDictionary<string, ImmutableArray<ulong>> FurtherArrays =>
        base.FurtherArrays.Add(TransitionModel.ArrayName, Model.ToWords());

    /// <summary>The expected target of an action that was tried: <c>Σ_s' p(s'|s,a) · (r(s,a,s') + γ · max_a' Q(s',a'))</c> by the model.</summary>
    private protected double ExpectedTarget(int row, int action)
    {
        double sum = 0;
        for (int i = Model.FirstOutcome(row, action); i >= 0; i = Model[i].NextOfPair)
        {
            ref readonly Outcome outcome = ref Model[i];
            sum += outcome.RewardSum + DiscountFactor * outcome.Count * MaxValue(outcome.NextRow, outcome.NextLegalActions);
        }

        return sum / Model.GetCount(row, action);
    }

    /// <summary>Takes over model, counts and generator of a snapshot.</summary>
    private protected void ResumeModel(AgentSnapshot snapshot)
    {
        Model.Read(snapshot);
        Resume(snapshot);
    }
}
