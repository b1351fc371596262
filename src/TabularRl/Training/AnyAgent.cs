using TabularRl.Agents;
using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>An agent of a type that only the running program knows.</summary>
internal readonly struct AnyAgent(IAgent inner) : IEpisodeAgent
{
    public int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions) => inner.BeginEpisode(observation, legalActions);

    public int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions) => inner.Step(reward, nextObservation, legalActions);

    public void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions) =>
        inner.EndEpisode(reward, finalObservation, terminated, legalActions);
}
