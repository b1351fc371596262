namespace TabularRl.Agents.Sarsa;

/// <summary>The options of a <see cref="SarsaAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record SarsaOptions : TabularAgentOptions;
