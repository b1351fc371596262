using System.Globalization;
using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Exploration.Schedules;
using TabularRl.Training.Sweeps;

namespace CrmExperiment.Pipeline;

/// <summary>The grid search that the published report left out: 27 configurations, each on the same seeds.</summary>
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

    public static GridResult Compute(ExperimentDefinition definition, ExperimentData data, ulong seed, long episodeCount, CancellationToken cancellationToken)
    {
        var rates = new SeededRates(definition, data, seed, episodeCount);
        IReadOnlyList<SweepConfiguration> grid = Sweep.Grid(new SweepSpace(LearningRate, DiscountFactor, EpsilonDecay));
        SweepResult result = rates.Run("sweep", grid, SeedCount, Vary, cancellationToken);

        // Best, runner-up and, unless it is one of them, the published configuration once more, on fresh seeds.
        SweepConfiguration published = grid.Single(IsPublished);
        SweepConfiguration[] again = [.. new[] { result.Ranking[0].Configuration, result.Ranking[1].Configuration, published }.Distinct()];
        SweepResult fresh = rates.Run("sweep-again", again, SeedCount, Vary, cancellationToken);
        int publishedRow = Array.IndexOf(again, published);
        SeedDifferenceResult? fromPublished = publishedRow == 0 ? null : SeedFigures.Describe(Name(published), fresh.Compare(0, publishedRow));
        SeedDifferenceResult fromRunnerUp = SeedFigures.Describe(Name(again[1]), fresh.Compare(0, 1));
        ParameterImportance importance = result.GetImportance();

        // Where nothing differs, the shares would be those of rounding errors.
        bool differs = result.Rows.Any(row => !row.Scores.SequenceEqual(result.Rows[0].Scores));
        return new GridResult
        {
            Experiment = definition.Name,
            Episodes = episodeCount,
            Seeds = SeedCount,
            Random = rates.Random(cancellationToken),
            Rows = [.. result.Rows.Select(Describe)],
            Importance = [.. importance.Effects.Select(effect => new ImportanceResult(effect.Name, differs ? effect.Share : 0, differs ? effect.PValue : null))],
            NoiseShare = differs ? importance.NoiseShare : 1,
            Best = Describe(result.Best),
            BestAgain = Describe(fresh.Rows[0]),
            BestMinusPublished = fromPublished,
            BestMinusRunnerUp = fromRunnerUp,
            Verdict = differs ? GridVerdict.Of(importance, fromPublished) : GridVerdict.NothingMattered,
        };
    }

    private static ExperimentDefinition Vary(SweepConfiguration configuration, ExperimentDefinition definition) => definition with
    {
        Learning = new LearningSettings(
            Schedule.Constant(configuration.Get(LearningRate)), configuration.Get(DiscountFactor), configuration.Get(EpsilonDecay)),
    };

    private static bool IsPublished(SweepConfiguration configuration) =>
        configuration.Get(LearningRate) == 0.1 && configuration.Get(DiscountFactor) == 0.95 && configuration.Get(EpsilonDecay) == 0.995;

    private static string Name(SweepConfiguration configuration) => string.Create(
        CultureInfo.InvariantCulture,
        $"α {configuration.Get(LearningRate)}, γ {configuration.Get(DiscountFactor)}, ε × {configuration.Get(EpsilonDecay)}");

    private static GridRowResult Describe(SweepRow row) => new(
        row.Configuration.Get(LearningRate),
        row.Configuration.Get(DiscountFactor),
        row.Configuration.Get(EpsilonDecay),
        row.Mean,
        row.Interval!.Value.Low,
        row.Interval.Value.High);
}
