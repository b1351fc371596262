using TabularRl.Training;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The least that an observer can do.</summary>
internal sealed class ReturnSum : ITrainingObserver
{
    public double Value { get; private set; }

    public void OnEpisodeEnd(in EpisodeRecord episode) => Value += episode.Return;
}
