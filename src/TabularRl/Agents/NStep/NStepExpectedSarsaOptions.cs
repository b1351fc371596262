namespace TabularRl.Agents.NStep;

/// <summary>The options of an <see cref="NStepExpectedSarsaAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record NStepExpectedSarsaOptions : NStepOptions;
