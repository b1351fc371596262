using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Studies;
using TabularRl.Policies;
using TabularRl.Statistics;

namespace CrmExperiment.Pipeline;

/// <summary>Computes how trained policies, the random one and each constant one do on the same test customers.</summary>
internal static class ExperimentEvaluation
{
    public const string TrainedName = "trained";

    /// <summary>One policy, or those of several training seeds, beside their baselines.</summary>
    public static PolicyStudyResult Study(
        ExperimentDefinition definition,
        ExperimentData data,
        IReadOnlyList<IPolicy> trained,
        ulong seed,
        CancellationToken cancellationToken)
    {
        ulong evaluationSeed = SeedOf(definition, seed);
        return PolicyStudy.Run(
            data.CreateTestEvaluator(definition, evaluationSeed),
            [new PolicyGroup(TrainedName, trained)],
            new PolicyStudyOptions
            {
                Evaluation = new EvaluatorOptions { Seed = evaluationSeed },
                ActionNames = CrmActions.Names,
                Ceiling = CeilingByCustomer(definition, data).Average(),
            },
            cancellationToken);
    }

    /// <summary>The constant policy of the highest rate; among equals that of greater return, then of the lower action, as a study chooses.</summary>
    public static PolicyEvaluation BestConstant(FunnelEvaluator evaluator, CancellationToken cancellationToken) => CrmActions.Names
        .Select((name, action) => evaluator.Evaluate(new ConstantPolicy(action, CrmActions.Count, $"always-{name}"), cancellationToken))
        .MaxBy(constant => (constant.GoalRate, constant.MeanReturn))!;

    /// <summary>The seed of an experiment's evaluation, which no training draws from.</summary>
    public static ulong SeedOf(ExperimentDefinition definition, ulong seed) => ExperimentTraining.SeedsOf(definition, seed).Derive("evaluation");

    public static TestResult ToResult(PolicyStudyResult study, CrmSplit test)
    {
        StudiedPolicy trained = study[TrainedName];
        PolicyEvaluation evaluation = trained.Evaluations[0];
        return new TestResult
        {
            Customers = test.Leads.Count,
            Subscribers = test.SubscriberIndexes.Count,
            Coverage = evaluation.Coverage,
            CoverageBeforeBackOff = evaluation.CoverageBeforeBackOff,
            LevelShares = evaluation.LevelShares,
            FirstStateCoverage = evaluation.FirstStateCoverage,
            Ceiling = study.Ceiling!.Value,
            Policies = [.. study.Policies.Select(policy => Describe(policy.Evaluations[0]))],
            TrainedMinusRandom = Describe(trained.FromRandom!),
            TrainedMinusBestConstant = Describe(trained.FromBestConstant!),
        };
    }

    public static SeedsResult ToSeedsResult(PolicyStudyResult study)
    {
        StudiedPolicy trained = study[TrainedName];
        return new SeedsResult
        {
            Count = trained.Evaluations.Count,
            Rate = trained.GoalRate,
            Low = trained.GoalRateInterval.Low,
            High = trained.GoalRateInterval.High,
            LowestRate = trained.Evaluations.Min(evaluation => evaluation.GoalRate),
            HighestRate = trained.Evaluations.Max(evaluation => evaluation.GoalRate),
            Coverage = trained.Coverage,
            CoverageBeforeBackOff = trained.Evaluations.Average(evaluation => evaluation.CoverageBeforeBackOff),
            RandomRate = study.Random.GoalRate,
            BestConstantRate = study.BestConstant.GoalRate,
            TrainedMinusRandom = Describe(trained.FromRandom!),
            TrainedMinusBestConstant = Describe(trained.FromBestConstant!),
            TrainedMinusRandomOverCustomers = Describe(trained.FromRandomOverStarts!),
            TrainedMinusBestConstantOverCustomers = Describe(trained.FromBestConstantOverStarts!),
            Verdict = DescribeVerdict(trained),
        };
    }

    /// <summary>Where no seed differs from another, the seeds are no sample of anything: then the customers decide.</summary>
    private static string DescribeVerdict(StudiedPolicy trained) => trained.Evaluations.Select(evaluation => evaluation.GoalRate).Distinct().Count() == 1
        ? $"alike on every seed, and over customers {trained.FromRandomOverStarts!.Describe()}; {trained.FromBestConstantOverStarts!.Describe()}"
        : $"{trained.FromRandom!.Describe()}; {trained.FromBestConstant!.Describe()}";

    /// <summary>For each test customer the best probability of subscribing that any policy can reach.</summary>
    public static double[] CeilingByCustomer(ExperimentDefinition definition, ExperimentData data)
    {
        CrmSplit test = data.DatasetFor(definition).Test;
        if (definition.Response == ResponseKind.Logged)
            return [.. LoggedCeiling.Compute(test, definition.Protocol, definition.Budget).CanSubscribe.Select(can => can ? 1.0 : 0.0)];

        SimulatedResponse response = data.SimulatedResponseFor(definition);
        double[] bySegment = [.. Enumerable.Range(0, CrmSegments.Count).Select(segment => response.OptimalRate(segment, definition.Budget))];
        return [.. test.Leads.Select(lead => bySegment[CrmSegments.Of(lead)])];
    }

    public static PolicyResult Describe(PolicyEvaluation policy) => new(
        policy.PolicyName,
        policy.GoalRate,
        policy.GoalRateInterval.Low,
        policy.GoalRateInterval.High,
        policy.MeanReturn,
        policy.MeanStepCount,
        policy.RepetitionCount,
        policy.MonteCarloHalfWidth);

    public static DifferenceResult Describe(PairedComparison comparison) => new(
        comparison.BaselineName, comparison.Difference, comparison.DifferenceInterval.Low, comparison.DifferenceInterval.High, comparison.PValue);

    public static DifferenceResult Describe(PolicyDifference difference)
    {
        Interval interval = difference.DifferenceInterval;
        return new DifferenceResult(difference.BaselineName, difference.Difference, interval.Low, interval.High, difference.PValue);
    }
}
