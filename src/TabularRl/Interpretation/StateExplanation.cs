using System.Collections.Immutable;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>What a table says about one state, and what it does not know.</summary>
public sealed class StateExplanation
{
    internal StateExplanation(
        ImmutableArray<int> cells,
        StateKnowledge knowledge,
        Decision decision,
        ImmutableArray<ActionReading> actions,
        ImmutableArray<NearestState> nearest,
        Counterfactual? counterfactual)
    {
        Cells = cells;
        Knowledge = knowledge;
        Decision = decision;
        Actions = actions;
        Nearest = nearest;
        Counterfactual = counterfactual;
    }

    /// <summary>The state's cells.</summary>
    public ImmutableArray<int> Cells { get; }

    /// <summary>Whether the table knows the state.</summary>
    public StateKnowledge Knowledge { get; }

    /// <summary>What the policy does; it says nothing unless <see cref="Knowledge"/> is <see cref="StateKnowledge.Known"/>.</summary>
    public Decision Decision { get; }

    /// <summary>Every action, in order.</summary>
    public ImmutableArray<ActionReading> Actions { get; }

    /// <summary>
    /// How much the greatest value exceeds the runner-up's: 0 where they tie; null where the state is not known or only one action is legal.
    /// </summary>
    public double? Advantage =>
        Knowledge == StateKnowledge.Known && Decision.RunnerUp >= 0 ? Decision.ActionValue - Decision.RunnerUpValue : null;

    /// <summary>The nearest states that training did update, nearest first; empty where the state itself is known.</summary>
    public ImmutableArray<NearestState> Nearest { get; }

    /// <summary>The smallest change towards another action; null where the state is not known or the table has no such state.</summary>
    public Counterfactual? Counterfactual { get; }

    /// <summary>The explanation in a few lines.</summary>
    /// <param name="labels">What features and actions are called.</param>
    /// <returns>Lines that end in a line feed, in the invariant culture.</returns>
    public string ToText(TableLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return StateExplanationText.Write(this, labels);
    }
}
