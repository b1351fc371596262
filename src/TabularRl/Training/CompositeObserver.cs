namespace TabularRl.Training;

/// <summary>Several observers as one: each is told of every episode, in their order. What one throws ends the training, and those after it are not told.</summary>
public sealed class CompositeObserver : ITrainingObserver
{
    private readonly ITrainingObserver[] _observers;

    /// <summary>Makes one of several.</summary>
    /// <param name="observers">The observers, in the order in which they are told; none null.</param>
    public CompositeObserver(params ReadOnlySpan<ITrainingObserver> observers)
    {
        foreach (ITrainingObserver observer in observers)
            ArgumentNullException.ThrowIfNull(observer, nameof(observers));
        _observers = observers.ToArray();
    }

    /// <inheritdoc />
    public void OnEpisodeEnd(in EpisodeRecord episode)
    {
        foreach (ITrainingObserver observer in _observers)
            observer.OnEpisodeEnd(in episode);
    }
}
