using System.Collections.Immutable;
using System.Text;
using static TabularRl.Interpretation.ReadingFormat;

namespace TabularRl.Interpretation;

/// <summary>How much each feature of a state accounts for what the policy sees in an action.</summary>
public sealed class ShapleyExplanation
{
    internal ShapleyExplanation(StateKnowledge knowledge, ShapleyTarget target, int backgroundCount)
    {
        Knowledge = knowledge;
        Target = target;
        BackgroundCount = backgroundCount;
    }

    /// <summary>Whether the table knows the state. If it has no row for it there is nothing to explain, and the members below say so.</summary>
    public StateKnowledge Knowledge { get; }

    /// <summary>What is shared out.</summary>
    public ShapleyTarget Target { get; }

    /// <summary>The number of background observations.</summary>
    public int BackgroundCount { get; }

    /// <summary>The action that is explained, or −1 where the state is unknown.</summary>
    public int Action { get; internal init; } = -1;

    /// <summary>The quantity in the state; NaN where it is unknown.</summary>
    public double Value { get; internal init; } = double.NaN;

    /// <summary>The quantity's mean over the background; NaN where the state is unknown.</summary>
    public double BaseValue { get; internal init; } = double.NaN;

    /// <summary>
    /// Every feature's Shapley value, in the order of the observation; they sum to <see cref="Value"/> − <see cref="BaseValue"/> up to
    /// rounding. Empty where the state is unknown.
    /// </summary>
    public ImmutableArray<FeatureContribution> Contributions { get; internal init; } = [];

    /// <summary>
    /// The share of the mixtures of state and background that the table does not know, and which were read as the initial value: the larger
    /// it is, the more the values speak of what was met and the less of what is worth. NaN where the state is unknown.
    /// </summary>
    public double UnknownShare { get; internal init; } = double.NaN;

    /// <summary>The number of look-ups that it took.</summary>
    public long EvaluationCount { get; internal init; }

    /// <summary>The explanation in a few lines, the features by the size of their values, those that change nothing left out.</summary>
    /// <param name="labels">What features and actions are called.</param>
    /// <returns>Lines that end in a line feed, in the invariant culture.</returns>
    public string ToText(TableLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (Knowledge == StateKnowledge.Unknown)
            return "unknown; training never met this state, and no feature explains it\n";

        var text = new StringBuilder();
        string quantity = Target == ShapleyTarget.Advantage ? "advantage" : "value";
        text.Append($"{quantity} of {labels.NameOfAction(Action)}: {Number(Value)}, against {Number(BaseValue)} on average over {Count(BackgroundCount)} observations\n");
        foreach (FeatureContribution contribution in Contributions.Where(c => c.Value != 0).OrderByDescending(c => Math.Abs(c.Value)))
            text.Append($"  {labels.NameOfFeature(contribution.Feature)}: {Signed(contribution.Value)}\n");
        if (Knowledge == StateKnowledge.NeverUpdated)
            text.Append("training never learned from this state\n");
        text.Append($"{Percent(UnknownShare)} of the mixtures are states that the table does not know\n");
        return text.ToString();
    }
}
