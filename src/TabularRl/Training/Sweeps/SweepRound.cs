using System.Globalization;
using TabularRl.Randomness;

namespace TabularRl.Training.Sweeps;

/// <summary>Scores some of a sweep's configurations on all seeds with one budget.</summary>
internal sealed class SweepRound(
    SweepOptions options,
    IReadOnlyList<SweepConfiguration> configurations,
    int seedCount,
    Func<SweepConfiguration, SweepTrial, CancellationToken, double> objective,
    ProgressCounter progress)
{
    private readonly SeedTree _seeds = new SeedTree(options.Seed).Branch("sweep-seeds");

    public SweepResult Run(int[] chosen, long? budget, CancellationToken cancellationToken)
    {
        double[][] scores = [.. chosen.Select(_ => new double[seedCount])];
        int trialCount = checked(chosen.Length * seedCount);
        new TrialRunner(trialCount, RunTrial, cancellationToken).Run(options.MaxDegreeOfParallelism ?? Environment.ProcessorCount);
        return new SweepResult([.. chosen.Select((index, i) => new SweepRow(index, configurations[index], scores[i]))], options.HigherIsBetter);

        void RunTrial(int number)
        {
            (int place, int seedIndex) = Math.DivRem(number, seedCount);
            var trial = new SweepTrial(chosen[place], seedIndex, _seeds.Derive((ulong)seedIndex), budget);
            scores[place][seedIndex] = Score(trial, cancellationToken);
            progress.Add();
        }
    }

    private double Score(SweepTrial trial, CancellationToken cancellationToken)
    {
        SweepConfiguration configuration = configurations[trial.ConfigurationIndex];
        try
        {
            double score = objective(configuration, trial, cancellationToken);
            return double.IsFinite(score)
                ? score
                : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The score is {score}; it must be finite."));
        }
        catch (Exception e)
        {
            throw new SweepException(configuration, trial, e);
        }
    }
}
