using TabularRl.Agents.QLearning;
using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>The most frequent agent, called directly: its class is sealed.</summary>
internal readonly struct QLearner(QLearningAgent inner) : IEpisodeAgent
{
    public int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions) => inner.BeginEpisode(observation, legalActions);

    public int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions) => inner.Step(reward, nextObservation, legalActions);

    public void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions) =>
        inner.EndEpisode(reward, finalObservation, terminated, legalActions);
}
