using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>What a player calls of an agent, as <see cref="Agents.IAgent"/> says it.</summary>
internal interface IEpisodeAgent
{
    int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions);

    int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions);

    void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions);
}
