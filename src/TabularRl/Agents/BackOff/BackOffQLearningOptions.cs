using TabularRl.Agents.QLearning;
using TabularRl.Policies.BackOff;

namespace TabularRl.Agents.BackOff;

/// <summary>The options of a <see cref="BackOffQLearningAgent"/>.</summary>
public sealed record BackOffQLearningOptions
{
    /// <summary>How each level learns and the finest explores; the defaults of Q-learning. A schedule's visits are those of the level's own row.</summary>
    public QLearningOptions Learning { get; init; } = new();

    /// <summary>When a level of the frozen policy decides. If it looks at confidence, the agent keeps two more columns an action.</summary>
    public BackOffCriterion Criterion { get; init; } = new();
}
