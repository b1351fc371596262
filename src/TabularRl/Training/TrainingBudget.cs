using TabularRl.Diagnostics;

namespace TabularRl.Training;

/// <summary>Says when the episodes, the steps or the time of a training are used up. Asked between two episodes.</summary>
internal sealed class TrainingBudget
{
    private readonly long _maxSteps;
    private readonly TimeSpan? _maxDuration;
    private readonly TimeProvider _timeProvider;
    private readonly long _startedAt;

    /// <summary>Starts the clock.</summary>
    /// <param name="options">The options.</param>
    /// <param name="episodesBefore">Episodes that came before the budget began.</param>
    /// <param name="stepsBefore">Steps that came before it.</param>
    public TrainingBudget(TrainerOptions options, long episodesBefore, long stepsBefore)
    {
        MaxEpisodes = checked((options.EpisodeLimit ?? (long.MaxValue - episodesBefore)) + episodesBefore);
        _maxSteps = checked((options.MaxStepCount ?? (long.MaxValue - stepsBefore)) + stepsBefore);
        _maxDuration = options.MaxDuration;
        _timeProvider = options.TimeProvider;
        _startedAt = _timeProvider.GetTimestamp();
    }

    /// <summary>The number of episodes in all, or <see cref="long.MaxValue"/> for no limit.</summary>
    public long MaxEpisodes { get; }

    public TimeSpan Elapsed => _timeProvider.GetElapsedTime(_startedAt);

    /// <summary>What is used up, or null.</summary>
    public StopReason? Check(long episodeCount, long stepCount)
    {
        if (episodeCount >= MaxEpisodes)
            return StopReason.OfEpisodes(MaxEpisodes);
        if (stepCount >= _maxSteps)
            return new StopReason(StopCause.StepCount, FormattableString.Invariant($"the budget of {_maxSteps} steps was used up"));
        if (_maxDuration is { } duration && Elapsed >= duration)
            return new StopReason(StopCause.Duration, FormattableString.Invariant($"the time of {duration:c} was up"));
        return null;
    }
}
