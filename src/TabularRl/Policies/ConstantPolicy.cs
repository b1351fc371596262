using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Policies;

/// <summary>The same action always; where it is illegal, the lowest legal one. A baseline that any learned policy should beat.</summary>
public sealed class ConstantPolicy : IPolicy
{
    private readonly int _action;

    /// <summary>Creates the policy.</summary>
    /// <param name="action">The action, from 0 to <paramref name="actionCount"/> − 1.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="name">Its name, or null for <c>always-</c> and the action's number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ConstantPolicy(int action, int actionCount, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actionCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, actionCount);
        _action = action;
        ActionCount = actionCount;
        Name = name ?? $"always-{action}";
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public int ActionCount { get; }

    /// <inheritdoc />
    public bool IsDeterministic => true;

    /// <inheritdoc />
    public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random) =>
        new(Choose(legalActions), IsCovered: true);

    /// <inheritdoc />
    public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
    {
        if (probabilities.Length != ActionCount)
            throw new ArgumentException($"There are {ActionCount} actions, and room for {probabilities.Length} probabilities.", nameof(probabilities));
        probabilities.Clear();
        probabilities[Choose(legalActions)] = 1;
    }

    private int Choose(ActionMask legalActions) => legalActions.IsLegal(_action) ? _action : legalActions.GetLegal(0);
}
