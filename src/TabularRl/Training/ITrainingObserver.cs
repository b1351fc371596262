namespace TabularRl.Training;

/// <summary>Something that is told of every training episode as it ends. What it throws ends the training.</summary>
public interface ITrainingObserver
{
    /// <summary>Called after each episode, on the training thread.</summary>
    /// <param name="episode">The episode.</param>
    void OnEpisodeEnd(in EpisodeRecord episode);
}
