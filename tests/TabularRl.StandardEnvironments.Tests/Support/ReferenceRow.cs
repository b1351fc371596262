namespace TabularRl.StandardEnvironments.Tests.Support;

/// <summary>A reset (no action) or a step of a reference.</summary>
internal sealed record ReferenceRow(int? Action, double[] Observation, double Reward, bool Terminated, bool Truncated);
