using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Statistics;

namespace CrmExperiment.Pipeline;

/// <summary>The published protocol with three encodings of the bootcamp, each trained with the same seeds and judged on the same test customers.</summary>
internal sealed class EncodingComparison
{
    private const int SeedCount = 20;

    private static readonly (string Name, IReadOnlyList<CrmFeature> Features)[] Encodings =
    [
        ("features-15-published-logged", CrmFeatureSets.Published15),
        ("features-16-published-logged", CrmFeatureSets.Published16),
        ("features-45-published-logged", CrmFeatureSets.OneHot45),
    ];

    private readonly ExperimentDefinition _definition;
    private readonly FunnelEvaluator _evaluator;
    private readonly TrainedExperiment[] _trained = new TrainedExperiment[SeedCount];
    private readonly PolicyEvaluation[] _evaluations = new PolicyEvaluation[SeedCount];

    private EncodingComparison(ExperimentDefinition definition, ExperimentData data, ulong seed)
    {
        _definition = definition;
        _evaluator = data.CreateTestEvaluator(definition, ExperimentEvaluation.SeedOf(definition, seed));
    }

    /// <summary>Compares encodings in the published experiment, whose name all have, so that a seed's trainings pair.</summary>
    public static EncodingsResult Compute(
        ExperimentDefinition published, ExperimentData data, ulong seed, Repetitions repetitions, CancellationToken cancellationToken)
    {
        // The first is the published experiment itself.
        EncodingComparison[] encodings =
        [
            .. Encodings.Select((encoding, i) => new EncodingComparison(i == 0 ? published : published with { Features = encoding.Features }, data, seed)),
        ];
        CpuParallel.For(encodings.Length * SeedCount, i => encodings[i / SeedCount].Train(i % SeedCount, published, repetitions, cancellationToken), cancellationToken);
        return new EncodingsResult
        {
            Seeds = SeedCount,
            Rows = [.. encodings.Select((encoding, i) => encoding.Describe(Encodings[i].Name, i == 0 ? null : encodings[0], cancellationToken))],
            Correlations = [.. Correlate("number", BootcampCorrelation.ByNumber, data), .. Correlate("index", BootcampCorrelation.ByIndex, data)],
        };
    }

    private void Train(int repetition, ExperimentDefinition published, Repetitions repetitions, CancellationToken cancellationToken)
    {
        _trained[repetition] = _definition == published
            ? repetitions.Get(published, repetition, cancellationToken)
            : repetitions.Train(_definition, repetition, cancellationToken);
        _evaluations[repetition] = _evaluator.Evaluate(_trained[repetition].Policy, cancellationToken);
    }

    private EncodingResult Describe(string name, EncodingComparison? first, CancellationToken cancellationToken) => new()
    {
        Name = name,
        Features = _definition.Features.Count,
        States = Mean(_trained.Select(training => (double)training.Result.Curve[^1].StateCount)),
        FirstStateCoverage = Mean(_evaluations.Select(evaluation => evaluation.FirstStateCoverage)),
        Coverage = Mean(_evaluations.Select(evaluation => evaluation.Coverage)),
        TestRate = Mean(_evaluations.Select(evaluation => evaluation.GoalRate)),
        TrainingSubscriptionRate = Mean(_trained.Select(training => training.Result.GoalRate)),
        Random = Baseline(_evaluator.Evaluate(new UniformRandomPolicy(CrmActions.Count), cancellationToken)),
        BestConstant = Baseline(ExperimentEvaluation.BestConstant(_evaluator, cancellationToken)),
        TestRateMinusFirst = first is null ? null : Mean(_evaluations.Zip(first._evaluations, (own, other) => own.GoalRate - other.GoalRate)),
    };

    private static MeanResult Mean(IEnumerable<double> overSeeds)
    {
        double[] units = [.. overSeeds];
        Interval interval = StudentInterval.OfMean(units);
        return new MeanResult(units.Average(), interval.Low, interval.High);
    }

    private static PolicyRateResult Baseline(PolicyEvaluation policy) =>
        new(policy.PolicyName, policy.GoalRate, policy.GoalRateInterval.Low, policy.GoalRateInterval.High);

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
