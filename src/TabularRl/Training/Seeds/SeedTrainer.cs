using TabularRl.Agents;
using TabularRl.Environments;
using TabularRl.Randomness;
using TabularRl.Training.Sweeps;

namespace TabularRl.Training.Seeds;

/// <summary>
/// Trains the same agent in the same environment under several seeds, in parallel, for a learning curve with its interval. The results are
/// the same, bit for bit, on any number of cores: each training depends on its seeds only, and they are ordered by seed, never by completion.
/// </summary>
/// <remarks>Thread-safe. For many configurations, or where the agents need not be kept, see <see cref="SweepRunner"/>.</remarks>
public sealed class SeedTrainer
{
    private readonly SeedTrainerOptions _options;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The trainings have checkpoints, which would all be one file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SeedTrainer(SeedTrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.Training, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SeedCount, 1, nameof(options.SeedCount));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDegreeOfParallelism ?? 1, 1, nameof(options.MaxDegreeOfParallelism));
        if (options.Training.Checkpoints is not null)
            throw new ArgumentException("Checkpoints of several trainings would overwrite each other in one file; train without them, and store the agents of the result.", nameof(options));
        _ = new Trainer(options.Training); // refuses what is out of range here and not on another thread
        _options = options;
    }

    /// <summary>Trains under every seed.</summary>
    /// <param name="createEnvironment">Makes an environment that no other training has. May be called on several threads at once.</param>
    /// <param name="createAgent">Makes an agent of the given seed that no other training has. May be called on several threads at once.</param>
    /// <param name="createObserver">Makes the observer of the training of the given number, counted from 0, or gives null; or null. May be called on several threads at once.</param>
    /// <param name="progress">Told after each training, one call at a time, or null.</param>
    /// <param name="cancellationToken">Stops the trainings after their running episodes.</param>
    /// <returns>The trainings and their curve.</returns>
    /// <exception cref="SeedTrainingException">A training threw: of all that fail the first in order, on any number of cores. Trainings that are running end first.</exception>
    /// <exception cref="OperationCanceledException">The trainings were cancelled.</exception>
    public SeedTrainingResult Train(
        Func<IEnvironment> createEnvironment,
        Func<ulong, IAgent> createAgent,
        Func<int, ITrainingObserver?>? createObserver = null,
        IProgress<SeedTrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(createEnvironment);
        ArgumentNullException.ThrowIfNull(createAgent);
        SeedTree root = new SeedTree(_options.Seed).Branch("training-seeds");
        var runs = new SeedRun[_options.SeedCount];
        var counter = new ProgressCounter(progress is null ? null : finished => progress.Report(new SeedTrainingProgress(finished, runs.Length)));
        new TrialRunner(runs.Length, TrainOne, cancellationToken).Run(_options.MaxDegreeOfParallelism ?? Environment.ProcessorCount);
        return new SeedTrainingResult(runs);

        void TrainOne(int index)
        {
            var seeds = new SeedTree(root.Derive((ulong)index));
            ulong environmentSeed = seeds.Derive("environment"), agentSeed = seeds.Derive("agent");
            try
            {
                IAgent agent = createAgent(agentSeed);
                TrainingResult result = new Trainer(_options.Training with { Seed = environmentSeed })
                    .Train(createEnvironment(), agent, observer: createObserver?.Invoke(index), cancellationToken: cancellationToken);
                runs[index] = new SeedRun(index, environmentSeed, agentSeed, agent, result);
            }
            catch (Exception e)
            {
                throw new SeedTrainingException(index, environmentSeed, agentSeed, e);
            }

            counter.Add();
        }
    }
}
