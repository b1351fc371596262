using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.Models;

/// <summary>
/// An agent that learns a model of its environment (which states followed, how often, for what reward) and plans in it. The model speaks of
/// states by their rows, so the last state of a truncated episode is added to the table too. Not thread-safe.
/// </summary>
/// <remarks>Memory beside the table: 40 bytes a distinct transition, 12 bytes an action of a state.</remarks>
public abstract class ModelAgent : TabularAgent, ITransitionLearner
{
    private protected ModelAgent(IStateDiscretizer discretizer, TabularAgentOptions options, QTable table)
        : base(discretizer, options, table) => Model = new TransitionModel(table.ActionCount);

    /// <summary>The number of distinct transitions in the learned model: state, action and what followed.</summary>
    public int OutcomeCount => Model.OutcomeCount;

    private protected TransitionModel Model { get; }

    private protected override ImmutableSortedDictionary<string, ImmutableArray<ulong>> FurtherArrays =>
        base.FurtherArrays.Add(TransitionModel.ArrayName, Model.ToWords());

    /// <inheritdoc />
    public void Learn(
        ReadOnlySpan<double> observation,
        int action,
        double reward,
        ReadOnlySpan<double> nextObservation,
        bool terminated,
        ActionMask nextLegalActions = default)
    {
        CheckTransition(action, reward);
        Encoder.Encode(observation); // refused here, where nothing has been added yet
        int nextRow = terminated ? -1 : GetOrAddRow(nextObservation);
        LearnFrom(GetOrAddRow(observation), action, reward, nextRow, nextLegalActions);
        LearnedTransitionCount++;
    }

    private protected sealed override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        LearnFrom(Row, Action, reward, nextRow, nextLegalActions);
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected sealed override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions) =>
        LearnFrom(Row, Action, reward, finalRow, finalLegalActions);

    // What is read, the model speaks of.
    private protected sealed override int FindRow(ReadOnlySpan<double> observation) => GetOrAddRow(observation);

    /// <summary>Learns from a transition, and plans.</summary>
    /// <param name="row">The state's row.</param>
    /// <param name="action">The action.</param>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="nextRow">The next state's row, or −1 where it is terminal.</param>
    /// <param name="nextLegalActions">The legal actions of the next state.</param>
    private protected abstract void LearnFrom(int row, int action, double reward, int nextRow, ActionMask nextLegalActions);

    /// <summary>The greatest value of a legal action, 0 for the terminal row −1.</summary>
    private protected double MaxValue(int row, ActionMask legalActions) =>
        row < 0 ? 0 : GreedyAction.MaxValue(Table.DangerousActionValues(row), legalActions);

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

    /// <summary>Moves a value towards a target without counting a visit: it was thought of, not tried.</summary>
    /// <returns>The change.</returns>
    private protected double Plan(int row, int action, double target)
    {
        double learningRate = LearningRate(Table.DangerousVisits(row)[action]);
        ref double value = ref Table.DangerousActionValues(row)[action];
        double change = learningRate * (target - value);
        value += change;
        return change;
    }

    /// <summary>Takes over model, counts and generator of a snapshot.</summary>
    private protected void ResumeModel(AgentSnapshot snapshot)
    {
        Model.Read(snapshot);
        Resume(snapshot);
    }
}
