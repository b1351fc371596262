namespace TabularRl.Policies;

/// <summary>An action that a policy chose.</summary>
/// <param name="Action">The action.</param>
/// <param name="IsCovered">Whether what the policy learned covers the state: its row was updated at least once. True for a policy that needs no learning.</param>
public readonly record struct PolicyAction(int Action, bool IsCovered);
