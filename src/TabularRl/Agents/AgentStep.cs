using TabularRl.Environments;

namespace TabularRl.Agents;

/// <summary>A step that an agent keeps until its return is known.</summary>
internal record struct AgentStep(int Row, int Action, double Reward, ActionMask LegalActions = default, double Probability = 1);
