namespace TabularRl.Agents.Traces;

/// <summary>The options of a <see cref="TrueOnlineSarsaLambdaAgent"/>. The defaults suit small stochastic tasks.</summary>
public sealed record TrueOnlineSarsaLambdaOptions : TraceOptions;
