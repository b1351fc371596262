using TabularRl.Checking.AgentChecks;
using TabularRl.Discretization;

namespace TabularRl.Checking;

/// <summary>
/// What an <see cref="AgentChecker"/> wants of the next agent that it is given. What is not asked for (learning rate, exploration, traces)
/// the factory chooses; an agent that explores at first learns the random models better.
/// </summary>
public sealed record AgentCheckRequest
{
    /// <summary>The discretizer of the agent's states: observations are one whole number each.</summary>
    public IStateDiscretizer Discretizer { get; init; } = new RoundingDiscretizer(1, new RoundingOptions { Decimals = 0 });

    /// <summary>The number of actions, 3.</summary>
    public int ActionCount { get; init; } = AgentSubject.ActionCount;

    /// <summary>The discount factor γ; default 0.9.</summary>
    public double DiscountFactor { get; init; } = AgentCheck.DiscountFactor;

    /// <summary>The value of every action before its first update; 0 but for the check of optimistic values.</summary>
    public double InitialActionValue { get; init; }

    /// <summary>The seed of the agent's generator.</summary>
    public ulong Seed { get; init; }
}
