using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Policies;

/// <summary>Every legal action with equal probability: the baseline beside every other policy.</summary>
public sealed class UniformRandomPolicy : IPolicy
{
    /// <summary>Creates the policy.</summary>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="name">Its name; default <c>random</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actionCount"/> is less than 1.</exception>
    public UniformRandomPolicy(int actionCount, string name = "random")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actionCount, 1);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ActionCount = actionCount;
        Name = name;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public int ActionCount { get; }

    /// <inheritdoc />
    public bool IsDeterministic => ActionCount == 1;

    /// <inheritdoc />
    public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new PolicyAction(legalActions.GetLegal(random.NextInt32(legalActions.CountLegal(ActionCount))), IsCovered: true);
    }

    /// <inheritdoc />
    public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
    {
        if (probabilities.Length != ActionCount)
            throw new ArgumentException($"There are {ActionCount} actions, and room for {probabilities.Length} probabilities.", nameof(probabilities));
        double share = 1.0 / legalActions.CountLegal(ActionCount);
        for (int action = 0; action < probabilities.Length; action++)
            probabilities[action] = legalActions.IsLegal(action) ? share : 0;
    }
}
