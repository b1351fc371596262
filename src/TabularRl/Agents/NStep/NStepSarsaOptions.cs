namespace TabularRl.Agents.NStep;

/// <summary>The options of an <see cref="NStepSarsaAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record NStepSarsaOptions : NStepOptions;
