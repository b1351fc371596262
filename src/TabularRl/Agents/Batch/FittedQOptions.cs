namespace TabularRl.Agents.Batch;

/// <summary>The options of a <see cref="FittedQAgent"/>.</summary>
public sealed record FittedQOptions : BatchAgentOptions;
