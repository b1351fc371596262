using TabularRl.Environments;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>
/// A log of whole episodes with propensities, checked when it was built: what off-policy evaluation works on. Make one with
/// <see cref="LoggedEpisodesBuilder"/>. Immutable and thread-safe.
/// </summary>
/// <remarks>Memory: 8 bytes a feature and 28 bytes a step, beside 5 bytes an episode.</remarks>
public sealed class LoggedEpisodes
{
    private readonly double[] _observations;
    private readonly int[] _actions;
    private readonly double[] _rewards;
    private readonly double[] _propensities;
    private readonly ActionMask[] _masks;
    private readonly int[] _starts;
    private readonly bool[] _truncated;

    internal LoggedEpisodes(
        int observationSize,
        int actionCount,
        double[] observations,
        int[] actions,
        double[] rewards,
        double[] propensities,
        ActionMask[] masks,
        int[] starts,
        bool[] truncated)
    {
        ObservationSize = observationSize;
        ActionCount = actionCount;
        _observations = observations;
        _actions = actions;
        _rewards = rewards;
        _propensities = propensities;
        _masks = masks;
        _starts = starts;
        _truncated = truncated;
    }

    /// <summary>The number of doubles in an observation.</summary>
    public int ObservationSize { get; }

    /// <summary>The number of actions.</summary>
    public int ActionCount { get; }

    /// <summary>The number of episodes; at least 1.</summary>
    public int EpisodeCount => _truncated.Length;

    /// <summary>The number of steps of all episodes.</summary>
    public int StepCount => _actions.Length;

    /// <summary>The share of episodes whose record stops before their end.</summary>
    public double TruncatedShare => (double)_truncated.Count(truncated => truncated) / EpisodeCount;

    /// <summary>The number of steps of an episode.</summary>
    /// <param name="episode">The episode, from 0.</param>
    /// <returns>At least 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="episode"/> is not an episode.</exception>
    public int GetLength(int episode)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)episode, (uint)EpisodeCount, nameof(episode));
        return _starts[episode + 1] - _starts[episode];
    }

    /// <summary>A step of an episode.</summary>
    /// <param name="episode">The episode, from 0.</param>
    /// <param name="step">The step within it, from 0.</param>
    /// <returns>A view of the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such episode or step.</exception>
    public LoggedStep GetStep(int episode, int step)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)step, (uint)GetLength(episode), nameof(step));
        int at = _starts[episode] + step;
        bool isLast = at + 1 == _starts[episode + 1];
        return new LoggedStep(
            ObservationAt(at),
            _actions[at],
            _rewards[at],
            _propensities[at],
            terminated: isLast && !_truncated[episode],
            truncated: isLast && _truncated[episode],
            _masks[at]);
    }

    /// <summary>Where each episode starts among all steps, and at the end the number of steps.</summary>
    internal ReadOnlySpan<int> Starts => _starts;

    internal ReadOnlySpan<int> Actions => _actions;

    internal ReadOnlySpan<double> Rewards => _rewards;

    internal ReadOnlySpan<double> Propensities => _propensities;

    internal bool IsTruncated(int episode) => _truncated[episode];

    internal ActionMask MaskAt(int at) => _masks[at];

    internal ReadOnlySpan<double> ObservationAt(int at) => _observations.AsSpan(at * ObservationSize, ObservationSize);
}
