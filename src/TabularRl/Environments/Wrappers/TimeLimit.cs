using System.Diagnostics.CodeAnalysis;

namespace TabularRl.Environments.Wrappers;

/// <summary>
/// Truncates episodes after a number of steps. The limit is outside the process: an agent bootstraps from the last observation, and a
/// finite model stays as it is, since it says nothing about truncation. A last step that also terminates has both flags.
/// </summary>
/// <remarks>
/// A value of the model is one without a limit, so what is earned within the limit can be less. Where the limit belongs to the task, show
/// the time to the agent: <see cref="TimeAwareObservation"/>. Source of the distinction: Pardo et al. 2018, "Time Limits in Reinforcement Learning".
/// </remarks>
public sealed class TimeLimit : EnvironmentWrapper
{
    private int _remaining;
    private bool _isStarted;

    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment.</param>
    /// <param name="maxStepsPerEpisode">The number of steps after which an episode is truncated; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxStepsPerEpisode"/> is less than 1.</exception>
    public TimeLimit(IEnvironment inner, int maxStepsPerEpisode)
        : base(inner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxStepsPerEpisode, 1);
        MaxStepsPerEpisode = maxStepsPerEpisode;
    }

    /// <summary>The number of steps after which an episode is truncated.</summary>
    public int MaxStepsPerEpisode { get; }

    /// <summary>The number of steps of the running or last episode; 0 before the first.</summary>
    public int ElapsedSteps => _isStarted ? MaxStepsPerEpisode - _remaining : 0;

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">No episode is running: nothing was reset yet, it terminated, or the limit truncated it.</exception>
    public override StepResult Step(int action, Span<double> observation)
    {
        if (_remaining == 0)
            ThrowNotRunning();
        StepResult result = Inner.Step(action, observation);
        return --_remaining == 0 ? result with { Truncated = true } : result;
    }

    /// <inheritdoc />
    protected override void BeginEpisode(ResetRequest request, Span<double> observation)
    {
        BeginInner(request, observation);
        _remaining = MaxStepsPerEpisode;
        _isStarted = true;
    }

    /// <inheritdoc />
    protected override IFiniteModel? GetModel(IFiniteEnvironment inner) => inner.Model;

    [DoesNotReturn]
    private void ThrowNotRunning() => throw new InvalidOperationException(
        _isStarted ? $"The episode was truncated after {MaxStepsPerEpisode} steps; reset before the next step." : "No episode was started; reset before the first step.");
}
