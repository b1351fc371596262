using TabularRl.Environments;

namespace TabularRl.Agents.Replay;

/// <summary>A transition by rows of a table; the next row is −1 where it is terminal.</summary>
internal readonly record struct ReplayTransition(int Row, int Action, double Reward, int NextRow, ActionMask NextLegalActions);
