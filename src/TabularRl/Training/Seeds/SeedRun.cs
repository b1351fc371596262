using TabularRl.Agents;

namespace TabularRl.Training.Seeds;

/// <summary>One of the trainings over several seeds.</summary>
/// <param name="SeedIndex">Its number, counted from 0.</param>
/// <param name="EnvironmentSeed">The seed of its environment's first reset.</param>
/// <param name="AgentSeed">The seed of its agent.</param>
/// <param name="Agent">The agent, trained.</param>
/// <param name="Result">What the training brought.</param>
public sealed record SeedRun(int SeedIndex, ulong EnvironmentSeed, ulong AgentSeed, IAgent Agent, TrainingResult Result);
