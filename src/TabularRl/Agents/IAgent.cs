using TabularRl.Environments;
using TabularRl.Policies;

namespace TabularRl.Agents;

/// <summary>
/// Something that acts and learns. It is told of the first observation, then of each reward and next observation, and answers with the
/// next action; each observation is discretized and looked up once, since the next state of this step is the state of the next.
/// </summary>
/// <remarks>Not thread-safe. A step that meets no new state allocates nothing.</remarks>
public interface IAgent
{
    /// <summary>The number of doubles in an observation.</summary>
    int ObservationSize { get; }

    /// <summary>The number of actions.</summary>
    int ActionCount { get; }

    /// <summary>The number of episodes that have ended.</summary>
    long EpisodeCount { get; }

    /// <summary>The number of steps taken, in all episodes.</summary>
    long StepCount { get; }

    /// <summary>The number of states in the agent's table; of an agent without one, the number of features that it has met.</summary>
    int StateCount { get; }

    /// <summary>The parameter of the agent's exploration (ε, τ) as it stands for the next episode or step; reading it changes nothing.</summary>
    double ExplorationParameter { get; }

    /// <summary>Starts an episode; an unfinished one is forgotten.</summary>
    /// <param name="observation">The first observation; its length is <see cref="ObservationSize"/>.</param>
    /// <param name="legalActions">The actions that are legal in it; all by default.</param>
    /// <returns>The action to take.</returns>
    /// <exception cref="ArgumentException">The observation has another length, or a feature has no cell.</exception>
    int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default);

    /// <summary>Learns from a step after which the episode goes on.</summary>
    /// <param name="reward">The reward of the last action; finite.</param>
    /// <param name="nextObservation">The observation that followed.</param>
    /// <param name="legalActions">The actions that are legal in it; all by default.</param>
    /// <returns>The next action to take.</returns>
    /// <exception cref="ArgumentException">The reward is not finite, the observation has another length, or a feature has no cell.</exception>
    /// <exception cref="InvalidOperationException">No episode is running.</exception>
    int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default);

    /// <summary>Learns from the last step of an episode.</summary>
    /// <param name="reward">The reward of the last action; finite.</param>
    /// <param name="finalObservation">The observation that followed.</param>
    /// <param name="terminated">True if it is terminal, so that its value is 0; false if the episode was only truncated, so that its value is bootstrapped.</param>
    /// <param name="legalActions">The actions that would be legal in it; all by default. Of no matter where it is terminal.</param>
    /// <exception cref="ArgumentException">The reward is not finite, the observation has another length, or a feature has no cell.</exception>
    /// <exception cref="InvalidOperationException">No episode is running.</exception>
    void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default);

    /// <summary>The agent's greedy policy as it stands; later learning does not change it.</summary>
    /// <param name="tieBreaking">What the policy plays among actions of equal value.</param>
    /// <returns>The policy.</returns>
    IActionValuePolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random);
}
