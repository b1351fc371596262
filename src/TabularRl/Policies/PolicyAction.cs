namespace TabularRl.Policies;

/// <summary>An action that a policy chose.</summary>
/// <param name="Action">The action.</param>
/// <param name="IsCovered">Whether what the policy learned covers the state: its row, at the level that decided, was updated at least once. True for a policy that needs no learning.</param>
public readonly record struct PolicyAction(int Action, bool IsCovered)
{
    /// <summary>The back-off level that decided, from 0, the finest; 0 for a policy without levels.</summary>
    public int Level { get; init; }

    /// <summary>Whether the finest level covers the state, whichever decided; equals <see cref="IsCovered"/> unless set.</summary>
    public bool IsCoveredAtFinest { get; init; } = IsCovered;
}
