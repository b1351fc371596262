using TabularRl.Environments;

namespace TabularRl.Agents;

/// <summary>An agent that can learn from transitions which somebody else made: a log, another policy, a replay. Off-policy agents can.</summary>
public interface ITransitionLearner
{
    /// <summary>Learns from one transition. Does not act, and does not touch a running episode.</summary>
    /// <param name="observation">The observation in which the action was taken.</param>
    /// <param name="action">The action.</param>
    /// <param name="reward">The reward; finite.</param>
    /// <param name="nextObservation">The observation that followed.</param>
    /// <param name="terminated">Whether it is terminal, so that its value is 0.</param>
    /// <param name="nextLegalActions">The actions that are legal in it; all by default.</param>
    /// <exception cref="ArgumentException">The reward is not finite, an observation has another length, or a feature has no cell.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="action"/> is not an action.</exception>
    void Learn(
        ReadOnlySpan<double> observation,
        int action,
        double reward,
        ReadOnlySpan<double> nextObservation,
        bool terminated,
        ActionMask nextLegalActions = default);
}
