namespace TabularRl.Training.Sweeps;

/// <summary>
/// How much value a coarser discretization loses: the same training and evaluation for several numbers of bins, each on the same seeds, in
/// parallel. The results are the same, bit for bit, on any number of cores.
/// </summary>
public static class CoarsenessStudy
{
    /// <summary>Trains and evaluates once a number of bins and seed.</summary>
    /// <param name="binCounts">The numbers of bins, at least two, all different and at least 1; any order. Tilings, decimals or a hash's budget will do as well.</param>
    /// <param name="seedCount">The number of seeds; at least 2, since the losses have intervals.</param>
    /// <param name="objective">
    /// Makes the discretizer of so many bins, trains and evaluates, and returns a finite value. May be called on several threads at once, and
    /// shares nothing that changes. Fit the discretizer on observations that are the same for each number of bins.
    /// </param>
    /// <param name="options">The sweep's options, or null for the defaults: whether a higher value is better, the seed, the number of threads.</param>
    /// <param name="progress">Told after each trial, one call at a time, or null.</param>
    /// <param name="cancellationToken">Stops the study; passed on to the objective.</param>
    /// <returns>The losses against the finest discretization.</returns>
    /// <exception cref="ArgumentException">There are fewer than two numbers of bins, or one stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of bins is below 1, or <paramref name="seedCount"/> below 2.</exception>
    /// <exception cref="SweepException">A trial threw, or its value is not finite; see <see cref="SweepRunner.Run"/>.</exception>
    /// <exception cref="OperationCanceledException">The study was cancelled.</exception>
    public static CoarsenessResult Run(
        IEnumerable<int> binCounts,
        int seedCount,
        Func<int, SweepTrial, CancellationToken, double> objective,
        SweepOptions? options = null,
        IProgress<SweepProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(binCounts);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfLessThan(seedCount, 2);
        int[] ascending = [.. binCounts.Order()];
        if (ascending.Length < 2)
            throw new ArgumentException("A loss is against the finest discretization; give at least two numbers of bins.", nameof(binCounts));
        ArgumentOutOfRangeException.ThrowIfLessThan(ascending[0], 1, nameof(binCounts));
        SweepParameter<int> bins = SweepParameter.Choice("bins", ascending);
        SweepResult result = new SweepRunner(options).Run(
            Sweep.Grid(new SweepSpace(bins)),
            seedCount,
            (configuration, trial, token) => objective(configuration.Get(bins), trial, token),
            progress,
            cancellationToken);
        return new CoarsenessResult(ascending, result);
    }
}
