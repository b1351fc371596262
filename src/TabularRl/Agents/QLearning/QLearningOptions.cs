namespace TabularRl.Agents.QLearning;

/// <summary>The options of a <see cref="QLearningAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record QLearningOptions : TabularAgentOptions;
