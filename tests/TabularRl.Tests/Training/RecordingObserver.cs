using TabularRl.Training;

namespace TabularRl.Tests.Training;

/// <summary>Keeps every episode that it is told of, and may do something after each.</summary>
internal sealed class RecordingObserver(Action<EpisodeRecord>? afterwards = null) : ITrainingObserver
{
    public List<EpisodeRecord> Episodes { get; } = [];

    public void OnEpisodeEnd(in EpisodeRecord episode)
    {
        Episodes.Add(episode);
        afterwards?.Invoke(episode);
    }
}
