using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.Models;

/// <summary>
/// An agent that keeps what it met, as a model or as transitions, and learns again from it. It speaks of states by their rows, so the last
/// state of a truncated episode is added to the table too. Not thread-safe.
/// </summary>
public abstract class RecallingAgent : TabularAgent, ITransitionLearner
{
    private protected RecallingAgent(IStateDiscretizer discretizer, TabularAgentOptions options, QTable table)
        : base(discretizer, options, table)
    {
    }

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

    // What is read is kept, and so needs a row.
    private protected sealed override int FindRow(ReadOnlySpan<double> observation) => GetOrAddRow(observation);

    /// <summary>Learns from a transition, and from others again.</summary>
    /// <param name="row">The state's row.</param>
    /// <param name="action">The action.</param>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="nextRow">The next state's row, or −1 where it is terminal.</param>
    /// <param name="nextLegalActions">The legal actions of the next state.</param>
    private protected abstract void LearnFrom(int row, int action, double reward, int nextRow, ActionMask nextLegalActions);

    /// <summary>The greatest value of a legal action, 0 for the terminal row −1.</summary>
    private protected double MaxValue(int row, ActionMask legalActions) =>
        row < 0 ? 0 : GreedyAction.MaxValue(Table.DangerousActionValues(row), legalActions);

    /// <summary>Moves a value towards a target as <see cref="TabularAgent.Update"/> does, without counting a visit: it is recalled, not tried.</summary>
    private protected void UpdateAgain(int row, int action, double target)
    {
        double learningRate = LearningRate(Table.DangerousVisits(row)[action]);
        ref double value = ref Table.DangerousActionValues(row)[action];
        value += learningRate * (target - value);
    }
}
