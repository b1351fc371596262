namespace TabularRl.Environments.Wrappers;

/// <summary>
/// Appends the time to the observation as one more number, so that what is best near a time limit can differ from what is best far from it.
/// The table grows by a factor of as many steps as an episode has.
/// </summary>
/// <remarks>A finite model is hidden: its states do not know the time, so none has one observation any more.</remarks>
public sealed class TimeAwareObservation : EnvironmentWrapper
{
    private readonly double _first;
    private readonly double _direction;
    private double _time;

    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment; with a <see cref="TimeLimit"/> somewhere inside for <see cref="ObservedTime.RemainingSteps"/>.</param>
    /// <param name="time">How to count; default <see cref="ObservedTime.ElapsedSteps"/>.</param>
    /// <exception cref="ArgumentException">Remaining steps are asked for, and there is no time limit inside.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is not a value of its type.</exception>
    public TimeAwareObservation(IEnvironment inner, ObservedTime time = ObservedTime.ElapsedSteps)
        : base(inner)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)time, (uint)ObservedTime.RemainingSteps, nameof(time));
        Time = time;
        if (time == ObservedTime.ElapsedSteps)
        {
            (_first, _direction) = (0, 1);
            return;
        }

        TimeLimit limit = inner.FindCapability<TimeLimit>()
            ?? throw new ArgumentException("Without a time limit there are no remaining steps to show; wrap the environment in a TimeLimit first.", nameof(inner));
        (_first, _direction) = (limit.MaxStepsPerEpisode, -1);
    }

    /// <summary>How the time is counted.</summary>
    public ObservedTime Time { get; }

    /// <summary>The inner observation's size and one more, the time, which comes last.</summary>
    public override int ObservationSize => Inner.ObservationSize + 1;

    /// <inheritdoc />
    public override StepResult Step(int action, Span<double> observation)
    {
        CheckLength(observation);
        StepResult result = Inner.Step(action, observation[..^1]);
        _time += _direction;
        observation[^1] = _time;
        return result;
    }

    /// <inheritdoc />
    protected override void BeginEpisode(ResetRequest request, Span<double> observation)
    {
        CheckLength(observation);
        BeginInner(request, observation[..^1]);
        _time = _first;
        observation[^1] = _time;
    }
}
