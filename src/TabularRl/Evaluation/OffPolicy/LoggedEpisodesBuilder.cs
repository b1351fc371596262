using TabularRl.Environments;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>
/// Collects logged steps, in the order in which they happened, into <see cref="LoggedEpisodes"/>. A step that is terminated or truncated
/// ends its episode, and the next one begins another. Every step is checked as it is added. Not thread-safe.
/// </summary>
/// <example><code>
/// var builder = new LoggedEpisodesBuilder(observationSize: 2, actionCount: 3);
/// builder.Add([0.4, 1], action: 2, reward: 0, propensity: 0.9);
/// builder.Add([0.7, 1], action: 0, reward: 5, propensity: 0.05, terminated: true);
/// LoggedEpisodes log = builder.Build();
/// </code></example>
public sealed class LoggedEpisodesBuilder
{
    private readonly int _observationSize;
    private readonly int _actionCount;
    private readonly List<double> _observations = [];
    private readonly List<int> _actions = [];
    private readonly List<double> _rewards = [];
    private readonly List<double> _propensities = [];
    private readonly List<ActionMask> _masks = [];
    private readonly List<int> _starts = [0];
    private readonly List<bool> _truncated = [];

    /// <summary>Creates an empty builder.</summary>
    /// <param name="observationSize">The number of doubles in an observation; at least 1.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public LoggedEpisodesBuilder(int observationSize, int actionCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(observationSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(actionCount, 1);
        _observationSize = observationSize;
        _actionCount = actionCount;
    }

    /// <summary>The number of steps so far.</summary>
    public int StepCount => _actions.Count;

    /// <summary>The number of episodes that have ended.</summary>
    public int EpisodeCount => _truncated.Count;

    /// <summary>Adds a step.</summary>
    /// <param name="observation">The observation on which the action was chosen; no feature may be NaN. It is copied.</param>
    /// <param name="action">The action taken, from 0.</param>
    /// <param name="reward">The reward of the step; finite.</param>
    /// <param name="propensity">The probability with which the behavior policy took the action on this observation, in (0, 1].</param>
    /// <param name="terminated">Whether the process ended with this step. Decides where both flags are set.</param>
    /// <param name="truncated">Whether the record stops here although the process went on.</param>
    /// <param name="legalActions">The actions that were legal; by default all.</param>
    /// <exception cref="ArgumentException">The observation has another length or a NaN, or the action was not legal.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The action, the reward or the propensity is out of its range; the message names the episode and step, counted from 0.</exception>
    public void Add(
        ReadOnlySpan<double> observation,
        int action,
        double reward,
        double propensity,
        bool terminated = false,
        bool truncated = false,
        ActionMask legalActions = default)
    {
        if (observation.Length != _observationSize)
            throw new ArgumentException($"{Place} has {observation.Length} features; the log was declared with {_observationSize}.", nameof(observation));
        for (int i = 0; i < observation.Length; i++)
        {
            if (double.IsNaN(observation[i]))
                throw new ArgumentException($"{Place}: feature {i} is NaN; clean the log before it is evaluated.", nameof(observation));
        }

        if ((uint)action >= (uint)_actionCount)
            throw new ArgumentOutOfRangeException(nameof(action), action, $"{Place}: the actions are 0 to {_actionCount - 1}.");
        if (!legalActions.IsLegal(action))
            throw new ArgumentException($"{Place}: action {action} was taken but is not legal there; correct the mask or the action.", nameof(action));
        if (!double.IsFinite(reward))
            throw new ArgumentOutOfRangeException(nameof(reward), reward, $"{Place}: the reward must be a finite number.");
        if (!(propensity is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(propensity), propensity, $"{Place}: an action that was taken has a propensity above 0 and at most 1; log the probability with which it was chosen.");
        }

        _observations.AddRange(observation);
        _actions.Add(action);
        _rewards.Add(reward);
        _propensities.Add(propensity);
        _masks.Add(legalActions);
        if (terminated || truncated)
        {
            _starts.Add(_actions.Count);
            _truncated.Add(!terminated);
        }
    }

    /// <summary>Makes the log of what was added; the builder can go on.</summary>
    /// <returns>The log.</returns>
    /// <exception cref="InvalidOperationException">Nothing was added, or the last episode has no end.</exception>
    public LoggedEpisodes Build()
    {
        if (_actions.Count == 0)
            throw new InvalidOperationException("The log is empty; add the steps of at least one episode.");
        if (_starts[^1] != _actions.Count)
            throw new InvalidOperationException($"Episode {EpisodeCount} has no end; mark its last step as terminated, or as truncated if the record stops there.");
        return new LoggedEpisodes(
            _observationSize,
            _actionCount,
            [.. _observations],
            [.. _actions],
            [.. _rewards],
            [.. _propensities],
            [.. _masks],
            [.. _starts],
            [.. _truncated]);
    }

    private string Place => $"Step {_actions.Count - _starts[^1]} of episode {EpisodeCount}";
}
