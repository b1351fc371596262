namespace TabularRl.Environments;

/// <summary>
/// The exact model of a finite Markov decision process: for every state and action the list of outcomes. Planning answers from it, and
/// tests hold learned policies against those answers.
/// </summary>
public interface IFiniteModel
{
    /// <summary>The number of states; states are 0 … <see cref="StateCount"/> − 1.</summary>
    int StateCount { get; }

    /// <summary>The number of actions in every state.</summary>
    int ActionCount { get; }

    /// <summary>The outcomes of an action in a state; their probabilities sum to 1.</summary>
    /// <param name="state">The state.</param>
    /// <param name="action">The action.</param>
    /// <returns>The outcomes; the span is valid as long as the model.</returns>
    /// <exception cref="ArgumentOutOfRangeException">State or action is out of range.</exception>
    ReadOnlySpan<ModelTransition> GetTransitions(int state, int action);

    /// <summary>The actions that are legal in a state; all of them unless a model says otherwise. Illegal ones have outcomes all the same.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The mask; at least one action is legal.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is out of range.</exception>
    ActionMask GetLegalActions(int state) => ActionMask.All;
}
