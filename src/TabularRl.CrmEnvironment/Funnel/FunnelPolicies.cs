namespace TabularRl.Crm;

/// <summary>The policies that every other is held against.</summary>
public static class FunnelPolicies
{
    /// <summary>Every action with the same probability.</summary>
    public static FunnelPolicy Random { get; } = static (_, probabilities) => probabilities.Fill(1.0 / probabilities.Length);

    /// <summary>One action always.</summary>
    /// <param name="action">The action, 0 to 5.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="action"/> is not an action.</exception>
    public static FunnelPolicy Constant(int action)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, CrmActions.Count);
        return (_, probabilities) => probabilities[action] = 1.0;
    }
}
