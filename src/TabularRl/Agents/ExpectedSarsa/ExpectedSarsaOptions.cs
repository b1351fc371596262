namespace TabularRl.Agents.ExpectedSarsa;

/// <summary>The options of an <see cref="ExpectedSarsaAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record ExpectedSarsaOptions : TabularAgentOptions;
