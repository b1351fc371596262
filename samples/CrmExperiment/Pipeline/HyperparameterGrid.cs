using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Training.Sweeps;

namespace CrmExperiment.Pipeline;

/// <summary>The grid search that the published report left out: 27 configurations, each on the same seeds, and γ = 0 beside them.</summary>
internal static class HyperparameterGrid
{
    private const int SeedCount = 10;

    private static readonly SweepParameter<double> LearningRate = SweepParameter.Choice("learningRate", 0.05, 0.1, 0.2);
    private static readonly SweepParameter<double> DiscountFactor = SweepParameter.Choice("discountFactor", 0.9, 0.95, 0.99);
    private static readonly SweepParameter<double> EpsilonDecay = SweepParameter.Choice("epsilonDecay", 0.99, 0.995, 0.999);

    /// <summary>
    /// Those with the simulated response, if any was asked for: the published protocol's test customers start in states that training never
    /// met, and under the logged response backing off reaches the ceiling with every setting, so that none can matter in either.
    /// </summary>
    public static IReadOnlyList<ExperimentDefinition> Of(IReadOnlyList<ExperimentDefinition> plan)
    {
        ExperimentDefinition[] simulated = [.. plan.Where(definition => definition.Response == ResponseKind.Simulated)];
        return simulated.Length > 0 ? simulated : plan;
    }

    public static GridResult Compute(
        ExperimentDefinition definition,
        ExperimentDefinition published,
        ExperimentData data,
        ulong seed,
        Repetitions repetitions,
        CancellationToken cancellationToken)
    {
        var rates = new SeededRates(definition, data, seed, repetitions);
        SweepResult result = rates.Run(
            Sweep.Grid(new SweepSpace(LearningRate, DiscountFactor, EpsilonDecay)),
            firstRepetition: 0,
            SeedCount,
            (configuration, original) => original with { Learning = PointOf(configuration).ToSettings() },
            cancellationToken);

        // Best, runner-up, the published configuration and its twin that looks one step ahead only, once more on fresh seeds.
        GridPoint oneStep = GridPoint.Published with { DiscountFactor = 0 };
        GridPoint[] again = [.. result.Ranking.Take(2).Select(row => PointOf(row.Configuration)).Append(GridPoint.Published).Append(oneStep).Distinct()];
        SweepParameter<GridPoint> point = SweepParameter.Choice("point", again);
        SweepResult fresh = rates.Run(
            Sweep.Grid(new SweepSpace(point)),
            firstRepetition: SeedCount,
            SeedCount,
            (configuration, original) => original with { Learning = configuration.Get(point).ToSettings() },
            cancellationToken);
        int publishedRow = Array.IndexOf(again, GridPoint.Published), oneStepRow = Array.IndexOf(again, oneStep);

        // Where nothing differs, the shares would be those of rounding errors.
        bool differs = result.Rows.Any(row => !row.Scores.SequenceEqual(result.Rows[0].Scores));
        ParameterImportance importance = result.GetImportance();
        var grid = new GridResult
        {
            Experiment = definition.Name,
            Episodes = rates.EpisodeCount,
            Seeds = SeedCount,
            Random = rates.Random(cancellationToken),
            Rows = [.. result.Rows.Select(row => Describe(PointOf(row.Configuration), row))],
            Importance = [.. importance.Effects.Select(effect => new ImportanceResult(effect.Name, differs ? effect.Share : 0, differs ? effect.PValue : null))],
            NoiseShare = differs ? importance.NoiseShare : 1,
            Ranges = [GridRanges.Of(result, LearningRate), GridRanges.Of(result, DiscountFactor), GridRanges.Of(result, EpsilonDecay)],
            LearningRateBeyondDiscountFactor = GridRanges.Compare(result, LearningRate, DiscountFactor),
            Best = Describe(PointOf(result.Best.Configuration), result.Best),
            BestAgain = Describe(again[0], fresh.Rows[0]),
            BestMinusPublished = publishedRow == 0 ? null : SeedFigures.Describe(GridPoint.Published.ToString(), fresh.Compare(0, publishedRow)),
            BestMinusRunnerUp = SeedFigures.Describe(again[1].ToString(), fresh.Compare(0, 1)),
            OneStep = new OneStepResult(
                StepsOf(repetitions.Get(published, 0, cancellationToken)),
                Describe(oneStep, fresh.Rows[oneStepRow]),
                Describe(GridPoint.Published, fresh.Rows[publishedRow]),
                SeedFigures.Describe(GridPoint.Published.ToString(), fresh.Compare(oneStepRow, publishedRow))),
            Verdict = "",
        };
        return grid with { Verdict = GridVerdict.Of(grid, differs) };
    }

    private static GridPoint PointOf(SweepConfiguration configuration) =>
        new(configuration.Get(LearningRate), configuration.Get(DiscountFactor), configuration.Get(EpsilonDecay));

    private static double StepsOf(TrainedExperiment trained) => trained.Result.StepCount / (double)trained.Result.EpisodeCount;

    private static GridRowResult Describe(GridPoint point, SweepRow row) => new(
        point.LearningRate, point.DiscountFactor, point.EpsilonDecay, row.Mean, row.Interval!.Value.Low, row.Interval.Value.High);
}
