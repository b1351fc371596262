namespace TabularRl.Agents.Linear;

/// <summary>The options of a <see cref="LinearSarsaAgent"/>. α is that of a whole value: it is divided by the number of active features.</summary>
public sealed record LinearSarsaOptions : TabularAgentOptions;
