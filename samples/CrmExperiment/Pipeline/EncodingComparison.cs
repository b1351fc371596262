using System.Globalization;
using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation.Statistics;
using TabularRl.Evaluation.Studies;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace CrmExperiment.Pipeline;

/// <summary>The published protocol with three encodings of the bootcamp, each trained with the same seeds and played over the same test customers.</summary>
internal static class EncodingComparison
{
    private const int SeedCount = 20;

    // All encodings draw under one name, so that a seed's trainings and evaluations pair.
    private const string SeedName = "compare-encodings";

    private static readonly (string Name, IReadOnlyList<CrmFeature> Features)[] Encodings =
    [
        ("features-15-published-logged", CrmFeatureSets.Published15),
        ("features-16-published-logged", CrmFeatureSets.Published16),
        ("features-45-published-logged", CrmFeatureSets.OneHot45),
    ];

    public static EncodingsResult Compute(ExperimentData data, ExperimentSettings settings, CancellationToken cancellationToken)
    {
        int count = Encodings.Length;
        ExperimentDefinition[] definitions = [.. Encodings.Select(encoding => Define(settings, encoding.Features))];
        var trained = new Training[count * SeedCount];
        CpuParallel.For(trained.Length, i => trained[i] = Train(definitions[i / SeedCount], data, settings, i % SeedCount, cancellationToken), cancellationToken);

        var studies = new PolicyStudyResult[count];
        CpuParallel.For(count, i => studies[i] = ExperimentEvaluation.Study(
            definitions[i], data, [.. TrainingsOf(i).Select(training => training.Policy)], settings.Seed, cancellationToken), cancellationToken);

        double[] first = TestRates(studies[0]);
        return new EncodingsResult
        {
            Seeds = SeedCount,
            Rows = [.. Enumerable.Range(0, count).Select(i => Describe(Encodings[i].Name, definitions[i], TrainingsOf(i), studies[i], i == 0 ? null : first))],
            Correlations = [.. Correlate("number", BootcampCorrelation.ByNumber, data), .. Correlate("index", BootcampCorrelation.ByIndex, data)],
        };

        Training[] TrainingsOf(int encoding) => trained[(encoding * SeedCount)..((encoding + 1) * SeedCount)];
    }

    private static ExperimentDefinition Define(ExperimentSettings settings, IReadOnlyList<CrmFeature> features) => new()
    {
        Name = SeedName,
        Protocol = CrmProtocol.Published,
        Response = ResponseKind.Logged,
        Reward = settings.Reward,
        FitFunnel = false,
        Budget = ExperimentSettings.PublishedBudget,
        Features = features,
    };

    private static Training Train(
        ExperimentDefinition definition, ExperimentData data, ExperimentSettings settings, int repetition, CancellationToken cancellationToken)
    {
        SeedTree seeds = ExperimentTraining.SeedsOf(definition, settings.Seed).Branch("repetitions").Branch(repetition.ToString(CultureInfo.InvariantCulture));
        TrainedExperiment trained = ExperimentTraining.Train(definition, data, seeds, settings.EpisodeCount, cancellationToken);
        return new Training(trained.Policy, trained.Result.Curve[^1].StateCount, trained.Result.GoalRate);
    }

    private static EncodingResult Describe(
        string name, ExperimentDefinition definition, Training[] trainings, PolicyStudyResult study, double[]? firstRates)
    {
        StudiedPolicy trained = study[ExperimentEvaluation.TrainedName];
        double[] rates = TestRates(study);
        return new EncodingResult
        {
            Name = name,
            Features = definition.Features.Count,
            States = Mean(trainings.Select(training => (double)training.StateCount)),
            FirstStateCoverage = Mean(trained.Evaluations.Select(evaluation => evaluation.FirstStateCoverage)),
            Coverage = Mean(trained.Evaluations.Select(evaluation => evaluation.Coverage)),
            TestRate = Mean(rates),
            TrainingSubscriptionRate = Mean(trainings.Select(training => training.GoalRate)),
            Random = Baseline(study.Random),
            BestConstant = Baseline(study.BestConstant),
            TestRateMinusFirst = firstRates is null ? null : Mean(rates.Zip(firstRates, (rate, first) => rate - first)),
        };
    }

    private static double[] TestRates(PolicyStudyResult study) =>
        [.. study[ExperimentEvaluation.TrainedName].Evaluations.Select(evaluation => evaluation.GoalRate)];

    private static MeanResult Mean(IEnumerable<double> overSeeds)
    {
        double[] units = [.. overSeeds];
        Interval interval = StudentInterval.OfMean(units);
        return new MeanResult(units.Average(), interval.Low, interval.High);
    }

    private static PolicyRateResult Baseline(StudiedPolicy policy) =>
        new(policy.Name, policy.GoalRate, policy.GoalRateInterval.Low, policy.GoalRateInterval.High);

    private static IEnumerable<EncodingCorrelationResult> Correlate(string by, Func<HistoricalStatistics, BootcampCorrelation> correlate, ExperimentData data)
    {
        BootcampCorrelation correlation;
        try
        {
            correlation = correlate(data.Published.Statistics);
        }
        catch (ArgumentException)
        {
            // Too few bootcamps, or all with one rate: there is no correlation to report.
            return [];
        }

        return
        [
            new EncodingCorrelationResult(
                by, correlation.Bootcamps, correlation.Pearson, correlation.PearsonPValue, correlation.Spearman, correlation.SpearmanPValue),
        ];
    }

    private sealed record Training(IPolicy Policy, int StateCount, double GoalRate);
}
