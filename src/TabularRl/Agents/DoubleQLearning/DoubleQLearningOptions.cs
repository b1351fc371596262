namespace TabularRl.Agents.DoubleQLearning;

/// <summary>The options of a <see cref="DoubleQLearningAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record DoubleQLearningOptions : TabularAgentOptions;
