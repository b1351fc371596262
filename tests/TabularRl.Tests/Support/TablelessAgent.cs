using TabularRl.Agents;
using TabularRl.Environments;
using TabularRl.Policies;

namespace TabularRl.Tests.Support;

/// <summary>An agent without a table or snapshots, which cannot play.</summary>
internal sealed class TablelessAgent : IAgent
{
    public int ObservationSize => 1;

    public int ActionCount => 2;

    public long EpisodeCount => 0;

    public long StepCount => 0;

    public int StateCount => 0;

    public double ExplorationParameter => 0;

    public int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default) => throw new NotSupportedException();

    public int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default) => throw new NotSupportedException();

    public void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default) =>
        throw new NotSupportedException();

    public IActionValuePolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random) => throw new NotSupportedException();
}
