namespace TabularRl.Environments.Wrappers;

/// <summary>
/// Counts what comes of episodes: return, steps, ends and goals of the last so many, and the number of all. An episode that is reset before
/// its end, for example because a trainer cut it off, is not counted. Put it outside the wrappers whose effect shall be counted.
/// </summary>
/// <remarks>Memory is taken once, for the window; counting allocates nothing.</remarks>
public sealed class EpisodeStatistics : EnvironmentWrapper
{
    private readonly EpisodeSummary[] _window;
    private readonly IGoalEnvironment? _goal;
    private double _return;
    private int _stepCount;

    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment.</param>
    /// <param name="windowLength">How many of the last episodes are kept; at least 1, default 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="windowLength"/> is less than 1.</exception>
    public EpisodeStatistics(IEnvironment inner, int windowLength = 100)
        : base(inner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowLength, 1);
        _window = new EpisodeSummary[windowLength];
        _goal = inner.FindCapability<IGoalEnvironment>();
    }

    /// <summary>The number of episodes that have ended.</summary>
    public long EpisodeCount { get; private set; }

    /// <summary>The number of steps of those episodes.</summary>
    public long StepCount { get; private set; }

    /// <summary>How many episodes the window holds now: the last ones, as many as were asked for at most.</summary>
    public int WindowCount => (int)Math.Min(EpisodeCount, _window.Length);

    /// <summary>The mean return over the window; NaN before an episode has ended.</summary>
    public double MeanReturn => Mean(static episode => episode.Return);

    /// <summary>The mean number of steps over the window; NaN before an episode has ended.</summary>
    public double MeanStepCount => Mean(static episode => episode.StepCount);

    /// <summary>The share of the window that reached the goal; NaN before an episode has ended, 0 where the environment has no goal.</summary>
    public double GoalRate => Mean(static episode => episode.IsGoalReached ? 1 : 0);

    /// <summary>An episode of the window.</summary>
    /// <param name="age">How many episodes ago it ended, from 0, the last, to <see cref="WindowCount"/> − 1.</param>
    /// <returns>The episode.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window holds no such episode.</exception>
    public EpisodeSummary GetEpisode(int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(age, WindowCount);
        return _window[(EpisodeCount - 1 - age) % _window.Length];
    }

    /// <inheritdoc />
    public override StepResult Step(int action, Span<double> observation)
    {
        StepResult result = Inner.Step(action, observation);
        _return += result.Reward;
        _stepCount++;
        if (result.IsDone)
            Count(result);
        return result;
    }

    /// <inheritdoc />
    protected override void BeginEpisode(ResetRequest request, Span<double> observation)
    {
        BeginInner(request, observation);
        (_return, _stepCount) = (0, 0);
    }

    /// <inheritdoc />
    protected override IFiniteModel? GetModel(IFiniteEnvironment inner) => inner.Model;

    private void Count(StepResult last)
    {
        _window[EpisodeCount % _window.Length] = new EpisodeSummary(_return, _stepCount, last.Terminated, last.Truncated, _goal?.IsGoalReached ?? false);
        EpisodeCount++;
        StepCount += _stepCount;
    }

    private double Mean(Func<EpisodeSummary, double> figure)
    {
        double sum = 0;
        foreach (EpisodeSummary episode in _window.AsSpan(0, WindowCount))
            sum += figure(episode);
        return sum / WindowCount;
    }
}
