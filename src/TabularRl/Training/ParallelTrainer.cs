using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TabularRl.Agents.QLearning;
using TabularRl.Diagnostics;
using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>
/// Trains one table on several cores. The episodes are divided into fixed ranges; workers play them, each in an environment and a copy of
/// the table of its own, and after each round of ranges the copies are merged in the order of the workers. The same seed gives the same
/// table, bit for bit, on any number of cores; one worker gives that of <see cref="Trainer"/>.
/// </summary>
/// <remarks>
/// <para>
/// With Q_0 and n_0 a value and its visits before a round, and Q_w and n_w those of a worker after it, the merge applies the workers' changes
/// one after the other, as if they had learned in turn:
/// <code>Q ← Q_w + (1 − α)^(n_w − n_0) · (Q − Q_0),   n ← n + n_w − n_0</code>
/// For a constant α this is exact but for what workers bootstrap from, which is as old as the last merge; an α that varies is read in the
/// middle of a worker's updates. So a training may need somewhat more episodes than a sequential one to learn as much.
/// </para>
/// <para>
/// Each worker knows the numbers of its episodes, so that schedules by episode go on as in a sequential training. A schedule by visits knows
/// those before the round and the worker's own; one by steps knows the steps before the round and the worker's own. Visits saturate at 2³² − 1,
/// and a pair whose count has saturated is merged no more. Memory: a table more a worker. Rounds are worth their cost where a range takes far
/// longer than it takes to go through the table once.
/// </para>
/// <para>Thread-safe; the agent belongs to one training at a time.</para>
/// </remarks>
public sealed class ParallelTrainer
{
    private readonly ParallelTrainerOptions _options;
    private readonly ILogger _logger;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">The options.</param>
    /// <param name="logger">Where start, progress and end are logged, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ParallelTrainer(ParallelTrainerOptions options, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _logger = logger ?? NullLogger.Instance;
    }

    /// <summary>Trains from the first episode on.</summary>
    /// <param name="createEnvironment">Creates the environment of a worker, given its number from 0; called on this thread, each result an object of its own.</param>
    /// <param name="agent">The agent; no episode of it must be running. Its generator goes on as the first worker's.</param>
    /// <param name="progress">Told after each point of the curve, the last and perhaps shorter one included, or null.</param>
    /// <param name="observer">Told after each round of all its episodes, in the order of their numbers, on this thread; or null.</param>
    /// <param name="cancellationToken">Stops the training; episodes since the last merge are forgotten.</param>
    /// <returns>What the training brought. Exploration and states of a point of the curve are those at the end of the round in which it was filled.</returns>
    /// <exception cref="ArgumentException">Two environments are the same object, or environment and agent do not fit.</exception>
    /// <exception cref="InvalidOperationException">An episode of the agent is running.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the agent holds what it had learned at the last merge.</exception>
    public TrainingResult Train(
        Func<int, IEnvironment> createEnvironment,
        QLearningAgent agent,
        IProgress<TrainingProgress>? progress = null,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(createEnvironment);
        ArgumentNullException.ThrowIfNull(agent);
        IEnvironment[] environments = [.. Enumerable.Range(0, _options.WorkerCount).Select(createEnvironment)];
        foreach (IEnvironment environment in environments)
            TrainingChecks.CheckFit(environment, agent);
        TrainingChecks.CheckDistinct(environments);
        ParallelWorker[] workers = [.. environments.Select((environment, number) => new ParallelWorker(number, environment, agent, _options))];

        TrainingLog.Started(_logger, 0, _options.EpisodeCount, _options.Seed);
        var curve = new CurveRecorder(_options.EpisodesPerPoint ?? CurveRecorder.DefaultEpisodesPerPoint(_options.EpisodeCount), []);
        var ledger = new EpisodeLedger(curve, agent, 0, _options.EpisodeCount, progress, observer, _logger);
        long episodesBefore = agent.EpisodeCount;
        for (long played = 0; played < _options.EpisodeCount;)
        {
            PlayRound(workers, agent, played, episodesBefore, cancellationToken);
            ledger.ThrowIfCancelled(cancellationToken);
            played += Merge(workers, agent, episodesBefore + played);
            foreach (ParallelWorker worker in workers)
            {
                foreach (ref readonly EpisodeRecord record in worker.Records)
                    ledger.Add(in record);
            }
        }

        ledger.CloseLastPoint();
        return ledger.Summarize(StopReason.OfEpisodes(_options.EpisodeCount), ledger.Elapsed);
    }

    private void PlayRound(ParallelWorker[] workers, QLearningAgent agent, long first, long episodesBefore, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxDegreeOfParallelism ?? Environment.ProcessorCount };
        int length = _options.RangeLength;
        Parallel.For(0, workers.Length, parallel, number =>
        {
            long firstOfRange = first + (long)number * length;
            int count = (int)Math.Clamp(_options.EpisodeCount - firstOfRange, 0, length);
            workers[number].Play(agent, firstOfRange, count, episodesBefore, cancellationToken);
        });

        // All have ended: the failure of the lowest number is the same one on any number of cores.
        if (workers.FirstOrDefault(worker => worker.Failure is not null) is { Failure: { } failure })
            ExceptionDispatchInfo.Throw(failure);
    }

    private static long Merge(ParallelWorker[] workers, QLearningAgent agent, long episodesBefore)
    {
        agent.Merge([.. workers.Select(worker => worker.Agent)], [.. workers.Select(worker => worker.Middle)]);
        agent.RandomState = workers[0].Agent.RandomState;
        long episodes = workers.Sum(worker => (long)worker.Records.Length);
        agent.MoveTo(episodesBefore + episodes, agent.StepCount + workers.Sum(worker => worker.StepCount));
        return episodes;
    }
}
