namespace TabularRl.Interpretation;

/// <summary>One action over a table's states.</summary>
/// <param name="Action">The action.</param>
/// <param name="GreedyStates">The states in which it alone is greatest.</param>
/// <param name="GreedyVisits">The visits of these states, over all actions.</param>
/// <param name="Visits">How often the action itself was updated, over all states.</param>
/// <param name="UntriedStates">The states in which it was never updated.</param>
public readonly record struct ActionSummary(int Action, long GreedyStates, long GreedyVisits, long Visits, long UntriedStates);
