using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Policies;

/// <summary>
/// A policy that no longer learns: a distribution over actions for every observation. Implementations are immutable and thread-safe;
/// the random numbers come from the caller.
/// </summary>
public interface IPolicy
{
    /// <summary>The policy's name in tables and reports.</summary>
    string Name { get; }

    /// <summary>The number of actions.</summary>
    int ActionCount { get; }

    /// <summary>Whether the policy takes one action only in every state, so that an evaluation need not repeat it.</summary>
    bool IsDeterministic { get; }

    /// <summary>Chooses an action. Allocates nothing.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="legalActions">The legal actions; at least one.</param>
    /// <param name="random">Where random numbers are drawn from.</param>
    /// <returns>A legal action, and whether the policy had learned anything about the state.</returns>
    /// <exception cref="ArgumentException">The observation does not fit the policy.</exception>
    PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random);

    /// <summary>The probabilities with which <see cref="SelectAction"/> chooses. Allocates nothing, draws nothing.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="legalActions">The legal actions; at least one.</param>
    /// <param name="probabilities">Receives a probability for each action, 0 for the illegal; they sum to 1.</param>
    /// <exception cref="ArgumentException">The observation does not fit the policy, or the span's length is not the number of actions.</exception>
    void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities);
}
