using TabularRl.Agents;
using TabularRl.Agents.QLearning;
using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>Plays single training episodes in one observation buffer; nothing in a step allocates.</summary>
internal abstract class EpisodePlayer
{
    /// <summary>A player of any environment.</summary>
    public static EpisodePlayer Create(IEnvironment environment, IAgent agent, int maxSteps) =>
        Create(new AnyEnvironment(environment), environment, agent, maxSteps);

    /// <summary>A player that is compiled for one type of environment.</summary>
    public static EpisodePlayer CreateCompiled<TEnvironment>(TEnvironment environment, IAgent agent, int maxSteps)
        where TEnvironment : struct, IEnvironment =>
        Create(environment, environment, agent, maxSteps);

    public abstract EpisodeRecord Play(long episodeIndex, ulong? seed);

    private static EpisodePlayer Create<TEnvironment>(TEnvironment environment, IEnvironment capabilities, IAgent agent, int maxSteps)
        where TEnvironment : struct, IEnvironment =>
        agent is QLearningAgent learner
            ? new EpisodePlayer<TEnvironment, QLearner>(environment, capabilities, new QLearner(learner), maxSteps)
            : new EpisodePlayer<TEnvironment, AnyAgent>(environment, capabilities, new AnyAgent(agent), maxSteps);
}
