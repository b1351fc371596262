using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace CrmExperiment.Pipeline;

/// <summary>Plays the trained, the random and each constant policy over the same test customers, once each where nothing is random.</summary>
internal sealed class ExperimentEvaluation
{
    private readonly OrderedDictionary<string, PolicyEvaluation> _byName = [];
    private readonly ulong _seed;

    private ExperimentEvaluation(ExperimentDefinition definition, CrmSplit test, ulong seed)
    {
        Definition = definition;
        Test = test;
        _seed = seed;
    }

    public ExperimentDefinition Definition { get; }

    public CrmSplit Test { get; }

    public PolicyEvaluation Trained => _byName["trained"];

    public PolicyEvaluation Random => _byName["random"];

    /// <summary>The constant policy of greatest rate; among equals the one that acts least, since it costs less.</summary>
    public PolicyEvaluation BestConstant => _byName.Values
        .Where(evaluation => evaluation.PolicyName.StartsWith("always-", StringComparison.Ordinal))
        .MaxBy(evaluation => (evaluation.GoalRate, evaluation.MeanReturn))!;

    public static ExperimentEvaluation Run(
        ExperimentDefinition definition, ExperimentData data, FrozenPolicy trained, ulong seed, double monteCarloHalfWidth, CancellationToken cancellationToken)
    {
        CrmSplit test = data.DatasetFor(definition).Test;
        if (test.Leads.Count == 0)
            throw new UserErrorException($"The test split of '{data.SourceName}' is empty; an evaluation needs at least one customer in it.");
        ulong evaluationSeed = new SeedTree(seed).Branch(definition.Name).Derive("evaluation");
        var evaluation = new ExperimentEvaluation(definition, test, evaluationSeed);
        var evaluator = new Evaluator(new EvaluatorOptions { Seed = evaluationSeed, MonteCarloHalfWidth = monteCarloHalfWidth });
        IPolicy[] policies = [.. CreatePolicies(trained)];
        var evaluations = new PolicyEvaluation[policies.Length];
        CpuParallel.For(policies.Length, i =>
        {
            CrmFunnelEnvironment environment = data.CreateEnvironment(definition, test, UniformSampler.Instance);
            evaluations[i] = evaluator.Evaluate(environment, policies[i], cancellationToken);
        }, cancellationToken);
        foreach (PolicyEvaluation result in evaluations)
            evaluation._byName.Add(result.PolicyName, result);
        return evaluation;
    }

    public TestResult ToResult(double ceiling)
    {
        PolicyEvaluation bestConstant = BestConstant;
        return new TestResult
        {
            Customers = Test.Leads.Count,
            Subscribers = Test.SubscriberIndexes.Count,
            Coverage = Trained.Coverage,
            FirstStateCoverage = Trained.FirstStateCoverage,
            Ceiling = ceiling,
            Policies = [.. _byName.Values.Select(Describe)],
            TrainedMinusRandom = Compare(Trained, Random),
            TrainedMinusBestConstant = Compare(Trained, bestConstant),
        };
    }

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

    private static IEnumerable<IPolicy> CreatePolicies(FrozenPolicy trained)
    {
        yield return trained;
        yield return new UniformRandomPolicy(CrmActions.Count);
        for (int action = 0; action < CrmActions.Count; action++)
            yield return new ConstantPolicy(action, CrmActions.Count, $"always-{CrmActions.Names[action]}");
    }

    private static PolicyResult Describe(PolicyEvaluation evaluation) => new(
        evaluation.PolicyName,
        evaluation.GoalRate,
        evaluation.GoalRateInterval.Low,
        evaluation.GoalRateInterval.High,
        evaluation.MeanReturn,
        evaluation.MeanStepCount,
        evaluation.RepetitionCount,
        evaluation.MonteCarloHalfWidth);

    private DifferenceResult Compare(PolicyEvaluation policy, PolicyEvaluation baseline)
    {
        PairedComparison comparison = PairedComparison.Of(policy, baseline, _seed);
        return new DifferenceResult(
            comparison.BaselineName,
            comparison.Difference,
            comparison.DifferenceInterval.Low,
            comparison.DifferenceInterval.High,
            comparison.PValue);
    }
}
