using TabularRl.Environments;

namespace TabularRl.Policies;

/// <summary>A policy that is greedy in action values which it can show.</summary>
public interface IActionValuePolicy : IPolicy
{
    /// <summary>What the policy would do, and how sure it may be. Deterministic; draws nothing.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="legalActions">The legal actions; all by default.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">The observation has another length, or a feature has no cell; the message names it.</exception>
    Decision Decide(ReadOnlySpan<double> observation, ActionMask legalActions = default);

    /// <summary>The action values of an observation's state.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="values">Receives a value for each action; the initial one where the state is unknown.</param>
    /// <returns>Whether the state is known.</returns>
    /// <exception cref="ArgumentException">A span has another length, or a feature has no cell.</exception>
    bool TryGetActionValues(ReadOnlySpan<double> observation, Span<double> values);
}
