using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation.Statistics;
using TabularRl.Evaluation.Studies;

namespace CrmExperiment.Pipeline;

/// <summary>The published protocol with three encodings of the bootcamp, each trained with the same seeds and played over the same test customers.</summary>
internal static class EncodingComparison
{
    private const int SeedCount = 20;

    private static readonly (string Name, IReadOnlyList<CrmFeature> Features)[] Encodings =
    [
        ("features-15-published-logged", CrmFeatureSets.Published15),
        ("features-16-published-logged", CrmFeatureSets.Published16),
        ("features-45-published-logged", CrmFeatureSets.OneHot45),
    ];

    /// <summary>Compares encodings in the published experiment, whose name all have, so that a seed's trainings pair.</summary>
    public static EncodingsResult Compute(
        ExperimentDefinition published, ExperimentData data, ulong seed, Repetitions repetitions, CancellationToken cancellationToken)
    {
        int count = Encodings.Length;
        ExperimentDefinition[] definitions = [published, .. Encodings.Skip(1).Select(encoding => published with { Features = encoding.Features })];
        var trained = new TrainedExperiment[count * SeedCount];
        CpuParallel.For(trained.Length, i => trained[i] = Train(i / SeedCount, i % SeedCount), cancellationToken);

        var studies = new PolicyStudyResult[count];
        CpuParallel.For(count, i => studies[i] = ExperimentEvaluation.Study(
            definitions[i], data, [.. TrainingsOf(i).Select(training => training.Policy)], seed, cancellationToken), cancellationToken);

        double[] first = TestRates(studies[0]);
        return new EncodingsResult
        {
            Seeds = SeedCount,
            Rows = [.. Enumerable.Range(0, count).Select(i => Describe(Encodings[i].Name, definitions[i], TrainingsOf(i), studies[i], i == 0 ? null : first))],
            Correlations = [.. Correlate("number", BootcampCorrelation.ByNumber, data), .. Correlate("index", BootcampCorrelation.ByIndex, data)],
        };

        TrainedExperiment Train(int encoding, int repetition) => encoding == 0
            ? repetitions.Get(published, repetition, cancellationToken)
            : repetitions.Train(definitions[encoding], repetition, cancellationToken);

        TrainedExperiment[] TrainingsOf(int encoding) => trained[(encoding * SeedCount)..((encoding + 1) * SeedCount)];
    }

    private static EncodingResult Describe(
        string name, ExperimentDefinition definition, TrainedExperiment[] trainings, PolicyStudyResult study, double[]? firstRates)
    {
        StudiedPolicy trained = study[ExperimentEvaluation.TrainedName];
        double[] rates = TestRates(study);
        return new EncodingResult
        {
            Name = name,
            Features = definition.Features.Count,
            States = Mean(trainings.Select(training => (double)training.Result.Curve[^1].StateCount)),
            FirstStateCoverage = Mean(trained.Evaluations.Select(evaluation => evaluation.FirstStateCoverage)),
            Coverage = Mean(trained.Evaluations.Select(evaluation => evaluation.Coverage)),
            TestRate = Mean(rates),
            TrainingSubscriptionRate = Mean(trainings.Select(training => training.Result.GoalRate)),
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
}
