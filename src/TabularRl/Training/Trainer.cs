using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TabularRl.Agents;
using TabularRl.Environments;
using TabularRl.Persistence;
using TabularRl.Randomness;

namespace TabularRl.Training;

/// <summary>
/// Plays an agent in an environment, episode after episode, until the budget of episodes, steps or time is used up or a stop condition holds,
/// and keeps the learning curve. Cancellation is observed between episodes. The same seed, environment and agent give the same table, bit for
/// bit, whether the training was stopped and resumed or not; only a budget of time ends where the clock says.
/// </summary>
/// <remarks>Thread-safe; each environment and agent belongs to one training at a time. Nothing allocates between two points of the curve.</remarks>
public sealed class Trainer
{
    private readonly TrainerOptions _options;
    private readonly ILogger _logger;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">The options.</param>
    /// <param name="logger">Where start, progress, checkpoints and end are logged, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Trainer(TrainerOptions options, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _logger = logger ?? NullLogger.Instance;
    }

    /// <summary>Trains from the first episode on.</summary>
    /// <param name="environment">The environment; its first reset is seeded.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null.</param>
    /// <param name="cancellationToken">Stops the training after the running episode.</param>
    /// <returns>What the training brought.</returns>
    /// <exception cref="ArgumentException">Environment and agent do not fit, checkpoints are wanted of an agent that has no snapshots, or the stop condition cannot be watched with them.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned, the last checkpoint stays.</exception>
    public TrainingResult Train(
        IEnvironment environment,
        IAgent agent,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        CheckFit(environment, agent);
        return TrainingRun.First(_options, _logger, environment, agent, CreatePlayer(environment, agent)).Run(_options.Seed, progress, observer, cancellationToken);
    }

    /// <summary>
    /// As <see cref="Train"/>, compiled for the type of the environment, so that its steps are called directly and may be inlined. The result
    /// is the same, bit for bit.
    /// </summary>
    /// <typeparam name="TEnvironment">A readonly struct that holds what changes in a sealed class; copies of it are the same environment.</typeparam>
    /// <param name="environment">The environment; its first reset is seeded.</param>
    /// <param name="agent">The agent; a <see cref="Agents.QLearning.QLearningAgent"/> is called directly too.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null.</param>
    /// <param name="cancellationToken">Stops the training after the running episode.</param>
    /// <returns>What the training brought.</returns>
    /// <exception cref="ArgumentException">As of <see cref="Train"/>, or the struct is not readonly.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned, the last checkpoint stays.</exception>
    public TrainingResult TrainCompiled<TEnvironment>(
        TEnvironment environment,
        IAgent agent,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
        where TEnvironment : struct, IEnvironment
    {
        TrainingChecks.CheckReadOnly<TEnvironment>();
        IEnvironment copy = environment;
        CheckFit(copy, agent);
        var player = EpisodePlayer.CreateCompiled(environment, agent, MaxSteps);
        return TrainingRun.First(_options, _logger, copy, agent, player).Run(_options.Seed, progress, observer, cancellationToken);
    }

    /// <summary>
    /// Goes on with a training that was stopped. Episodes and steps of the budget count from its first episode, time from this call. A training
    /// that its stop condition ended stays ended, unless the condition is another one now.
    /// </summary>
    /// <param name="environment">An environment as the first one was when it was created; its generator is set to the stored state.</param>
    /// <param name="agent">The agent, rebuilt from its snapshot.</param>
    /// <param name="state">Where the training stood.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null.</param>
    /// <param name="cancellationToken">Stops the training after the running episode.</param>
    /// <returns>What the training brought, from its first episode on.</returns>
    /// <exception cref="ArgumentException">Environment and agent do not fit, the environment's generator cannot be set, or the stop condition cannot be watched with them.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned, the last checkpoint stays.</exception>
    public TrainingResult Resume(
        IEnvironment environment,
        IAgent agent,
        TrainingState state,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        CheckFit(environment, agent);
        ArgumentNullException.ThrowIfNull(state);
        if (environment.FindCapability<IRandomStateful>() is not { } stateful || state.EnvironmentRandomState is not { } randomState)
        {
            throw new ArgumentException(
                "The training cannot be resumed: its environment does not save the state of its generator (IRandomStateful).", nameof(environment));
        }

        stateful.RandomState = randomState;
        return TrainingRun.Rest(_options, _logger, environment, agent, CreatePlayer(environment, agent), state).Run(seed: null, progress, observer, cancellationToken);
    }

    /// <summary>
    /// Goes on with a finished or stopped training in another environment, for example one of new data: plays
    /// <see cref="TrainerOptions.EpisodeCount"/> episodes more, or less by another budget or a stop condition, both of which begin anew, and adds
    /// them to the learning curve.
    /// </summary>
    /// <param name="environment">The new environment; its first reset is seeded from the options, as at the start of a training. Its generator need not be that of the checkpoint.</param>
    /// <param name="agent">The agent, rebuilt from its snapshot; its schedules go on from where they stood.</param>
    /// <param name="state">Where the training stood.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each episode, or null; episodes are counted on from those before.</param>
    /// <param name="cancellationToken">Stops the training after the running episode.</param>
    /// <returns>What the training brought, from its first episode on, those in the earlier environment included.</returns>
    /// <remarks>
    /// The length of the curve's points is the stored one, or the options' where there is no curve yet. If this is stopped in its turn,
    /// <see cref="Resume"/> goes on with it, by a trainer whose numbers of episodes and steps are those of both trainings together.
    /// </remarks>
    /// <exception cref="ArgumentException">Environment and agent do not fit.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned, the last checkpoint stays.</exception>
    public TrainingResult Continue(
        IEnvironment environment,
        IAgent agent,
        TrainingState state,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        CheckFit(environment, agent);
        ArgumentNullException.ThrowIfNull(state);
        return TrainingRun.More(_options, _logger, environment, agent, CreatePlayer(environment, agent), state).Run(_options.Seed, progress, observer, cancellationToken);
    }

    private int MaxSteps => _options.MaxStepsPerEpisode ?? int.MaxValue;

    private EpisodePlayer CreatePlayer(IEnvironment environment, IAgent agent) => EpisodePlayer.Create(environment, agent, MaxSteps);

    private void CheckFit(IEnvironment environment, IAgent agent)
    {
        TrainingChecks.CheckFit(environment, agent);
        if (_options.Checkpoints is not null && agent is not ISnapshotAgent)
            throw new ArgumentException("Checkpoints are wanted, but the agent has no snapshots (ISnapshotAgent).", nameof(agent));
    }
}
