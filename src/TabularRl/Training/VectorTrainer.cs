using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TabularRl.Agents.QLearning;
using TabularRl.Diagnostics;
using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>
/// Plays one agent in many copies of an environment at once, a step of each in turn, in one table: while some states are looked up, the
/// memory of others is fetched. For tables far larger than the caches; use <see cref="Trainer"/> for others, and where a training is to be
/// stopped and resumed. The same seed, environments and agent give the same table, bit for bit; one environment gives that of the trainer.
/// </summary>
/// <remarks>
/// <para>
/// In each round all environments are stepped, then one copy after the other, in the order of their numbers, learns and chooses. So a copy's
/// update sees those of the copies before it in the same round, and what differs from a training of one environment is that as many
/// trajectories as there are copies run side by side. A copy whose episode has ended is reset at once and begins another in the same round;
/// a truncated episode bootstraps from its last state, a terminated one does not. Episodes are numbered as they begin, and told as they end;
/// schedules by episode go by the episodes that have ended. Every episode that has begun is played to its end.
/// </para>
/// <para>Thread-safe; environments and agent belong to one training at a time. Nothing allocates between two points of the curve but new states.</para>
/// </remarks>
public sealed class VectorTrainer
{
    private readonly TrainerOptions _options;
    private readonly long _episodeCount;
    private readonly ILogger _logger;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">
    /// The options. The seed is that of the first environment's first reset; the others' are derived from it. Checkpoints must be null: between
    /// two episodes of one copy others are under way. Write one when the training has ended. So must be budgets but the number of episodes, and the stop condition.
    /// </param>
    /// <param name="logger">Where start, progress and end are logged, or null.</param>
    /// <exception cref="ArgumentException">Checkpoints, another budget or a stop condition are wanted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public VectorTrainer(TrainerOptions options, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Checkpoints is not null)
        {
            throw new ArgumentException(
                "A training of many environments writes no checkpoints while episodes run; write one with CheckpointFile when it has ended.", nameof(options));
        }

        if (options.MaxStepCount is not null || options.MaxDuration is not null || options.StopWhen is not null)
        {
            throw new ArgumentException(
                $"A training of many environments is as long as its {nameof(TrainerOptions.EpisodeCount)}; other budgets and stop conditions are {nameof(Trainer)}'s.", nameof(options));
        }

        _options = options;
        _episodeCount = options.EpisodeLimit!.Value;
        _logger = logger ?? NullLogger.Instance;
    }

    /// <summary>Trains from the first episode on.</summary>
    /// <param name="environments">The copies, at least one, each an object of its own; only as many as there are episodes play. From 32 copies on memory is well used.</param>
    /// <param name="agent">The agent; no episode of it must be running.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null; its environment may have begun the next one.</param>
    /// <param name="cancellationToken">Stops the training after the running round of steps; episodes that run are forgotten.</param>
    /// <returns>What the training brought; the curve adds episodes up in the order in which they ended.</returns>
    /// <exception cref="ArgumentException">There is no environment, two are the same object, or environment and agent do not fit.</exception>
    /// <exception cref="InvalidOperationException">An episode of the agent is running.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned.</exception>
    public TrainingResult Train(
        IReadOnlyList<IEnvironment> environments,
        QLearningAgent agent,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(environments);
        TrainingChecks.CheckDistinct(environments);
        return Run([.. environments.Select(environment => new AnyEnvironment(environment))], environments, agent, progress, observer, cancellationToken);
    }

    /// <summary>As <see cref="Train"/>, compiled for the type of the environments, so that their steps are called directly and may be inlined. The result is the same, bit for bit.</summary>
    /// <typeparam name="TEnvironment">A readonly struct that holds what changes in a sealed class; copies of it are the same environment.</typeparam>
    /// <param name="environments">The copies, at least one, each with an object of its own inside.</param>
    /// <param name="agent">The agent; no episode of it must be running.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null; its environment may have begun the next one.</param>
    /// <param name="cancellationToken">Stops the training after the running round of steps; episodes that run are forgotten.</param>
    /// <returns>What the training brought; the curve adds episodes up in the order in which they ended.</returns>
    /// <exception cref="ArgumentException">The struct is not readonly, there is no environment, or environment and agent do not fit.</exception>
    /// <exception cref="InvalidOperationException">An episode of the agent is running.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned.</exception>
    public TrainingResult TrainCompiled<TEnvironment>(
        IReadOnlyList<TEnvironment> environments,
        QLearningAgent agent,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
        where TEnvironment : struct, IEnvironment
    {
        ArgumentNullException.ThrowIfNull(environments);
        TrainingChecks.CheckReadOnly<TEnvironment>();
        return Run(environments, [.. environments.Select(environment => (IEnvironment)environment)], agent, progress, observer, cancellationToken);
    }

    private TrainingResult Run<TEnvironment>(
        IReadOnlyList<TEnvironment> environments,
        IReadOnlyList<IEnvironment> capabilities,
        QLearningAgent agent,
        IProgress<TrainingProgress>? progress,
        ITrainingObserver? observer,
        CancellationToken cancellationToken)
        where TEnvironment : struct, IEnvironment
    {
        if (environments.Count == 0)
            throw new ArgumentException("There is no environment to train in.", nameof(environments));
        foreach (IEnvironment environment in capabilities)
            TrainingChecks.CheckFit(environment, agent);
        agent.CheckIdle();
        TrainingLog.Started(_logger, 0, _episodeCount, _options.Seed);
        var curve = new CurveRecorder(_options.DefaultEpisodesPerPoint, []);
        var ledger = new EpisodeLedger(curve, agent, 0, _episodeCount, progress, observer, _logger);
        var player = new VectorPlayer<TEnvironment>(
            environments, capabilities, agent, _options.MaxStepsPerEpisode ?? int.MaxValue, _episodeCount, ledger);
        ledger.ThrowIfCancelled(cancellationToken);
        player.Begin(_options.Seed);
        while (player.IsPlaying)
        {
            ledger.ThrowIfCancelled(cancellationToken);
            player.Tick();
        }

        ledger.CloseLastPoint();
        return ledger.Summarize(StopReason.OfEpisodes(_episodeCount), ledger.Elapsed);
    }
}
