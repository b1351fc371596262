namespace TabularRl.Training.Sweeps;

/// <summary>
/// Scores configurations over many seeds, in parallel. The results are the same, bit for bit, on any number of cores: each trial depends on
/// its configuration and seed only, and the table is ordered by configuration and seed, never by completion.
/// </summary>
/// <remarks>
/// The objective runs on several threads at once: it makes an environment and an agent of its own, trains and evaluates, and shares nothing
/// that changes. Thread-safe. All scores are kept: 8 bytes a trial.
/// </remarks>
public sealed class SweepRunner
{
    private readonly SweepOptions _options;

    /// <summary>Creates a runner.</summary>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SweepRunner(SweepOptions? options = null)
    {
        _options = options ?? new SweepOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxDegreeOfParallelism ?? 1, 1, nameof(_options.MaxDegreeOfParallelism));
    }

    /// <summary>Scores every configuration on every seed.</summary>
    /// <param name="configurations">The configurations, all of one space.</param>
    /// <param name="seedCount">The number of seeds; at least 1, and at least 2 for intervals. Every configuration meets the same seeds.</param>
    /// <param name="objective">Trains and evaluates, and returns a finite score. May be called on several threads at once.</param>
    /// <param name="progress">Told after each trial, one call at a time, or null.</param>
    /// <param name="cancellationToken">Stops the sweep; passed on to the objective.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">There is no configuration, or they are of different spaces.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seedCount"/> is below 1.</exception>
    /// <exception cref="SweepException">
    /// A trial threw, or its score is not finite. The message names the configuration: of all trials that fail the first in order, on any
    /// number of cores. Trials that are running end first.
    /// </exception>
    /// <exception cref="OperationCanceledException">The sweep was cancelled.</exception>
    public SweepResult Run(
        IReadOnlyList<SweepConfiguration> configurations,
        int seedCount,
        Func<SweepConfiguration, SweepTrial, CancellationToken, double> objective,
        IProgress<SweepProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Check(configurations, seedCount, objective);
        var round = new SweepRound(_options, configurations, seedCount, objective, CreateCounter(progress, (long)configurations.Count * seedCount));
        return round.Run([.. Enumerable.Range(0, configurations.Count)], budget: null, cancellationToken);
    }

    /// <summary>
    /// Scores all configurations with a small budget, keeps the best η-th part, gives those η times the budget, and so on, until one is left
    /// or the budget reaches its limit. Every rung trains from the start, on the same seeds.
    /// </summary>
    /// <param name="configurations">The configurations, all of one space.</param>
    /// <param name="seedCount">The number of seeds of every rung; at least 1.</param>
    /// <param name="halving">Budgets and η.</param>
    /// <param name="objective">Trains within the trial's budget and evaluates, and returns a finite score. May be called on several threads at once.</param>
    /// <param name="progress">Told after each trial, one call at a time, or null.</param>
    /// <param name="cancellationToken">Stops the sweep; passed on to the objective.</param>
    /// <returns>The rungs and the winner.</returns>
    /// <remarks>
    /// Source: Jamieson and Talwalkar 2016, with the budgets of Li et al. 2018: rung k has max(1, ⌊n / η^k⌋) configurations and the budget
    /// b·η^k. Configurations of equal mean are kept in their order.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no configuration, or they are of different spaces.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option or <paramref name="seedCount"/> is out of its range.</exception>
    /// <exception cref="SweepException">A trial threw, or its score is not finite; see <see cref="Run"/>.</exception>
    /// <exception cref="OperationCanceledException">The sweep was cancelled.</exception>
    public HalvingResult RunHalving(
        IReadOnlyList<SweepConfiguration> configurations,
        int seedCount,
        HalvingOptions halving,
        Func<SweepConfiguration, SweepTrial, CancellationToken, double> objective,
        IProgress<SweepProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Check(configurations, seedCount, objective);
        ArgumentNullException.ThrowIfNull(halving);
        IReadOnlyList<HalvingStep> schedule = halving.GetSchedule(configurations.Count);
        long trialCount = schedule.Sum(step => (long)step.ConfigurationCount * seedCount);
        var round = new SweepRound(_options, configurations, seedCount, objective, CreateCounter(progress, trialCount));
        var rungs = new List<HalvingRung>();
        int[] survivors = [.. Enumerable.Range(0, configurations.Count)];
        foreach (HalvingStep step in schedule)
        {
            if (rungs.Count > 0)
                survivors = [.. rungs[^1].Result.Ranking.Take(step.ConfigurationCount).Select(row => row.ConfigurationIndex).Order()];
            rungs.Add(new HalvingRung(step.Budget, round.Run(survivors, step.Budget, cancellationToken)));
        }

        return new HalvingResult(rungs);
    }

    private static ProgressCounter CreateCounter(IProgress<SweepProgress>? progress, long trialCount) =>
        new(progress is null ? null : finished => progress.Report(new SweepProgress(finished, trialCount)));

    private static void Check(
        IReadOnlyList<SweepConfiguration> configurations, int seedCount, Func<SweepConfiguration, SweepTrial, CancellationToken, double> objective)
    {
        ArgumentNullException.ThrowIfNull(configurations);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfLessThan(seedCount, 1);
        if (configurations.Count == 0)
            throw new ArgumentException("There is no configuration to try; make some with Sweep.Grid or Sweep.Random.", nameof(configurations));
        if (configurations.Any(configuration => configuration.Space != configurations[0].Space))
            throw new ArgumentException("The configurations are of different spaces; make all of them from one.", nameof(configurations));
    }
}
