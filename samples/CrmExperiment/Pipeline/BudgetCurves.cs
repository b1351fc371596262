using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Statistics;

namespace CrmExperiment.Pipeline;

/// <summary>The prospective protocol at each contact budget from 1 to 10, a policy trained for each, budgets side by side on all cores.</summary>
internal static class BudgetCurves
{
    private const int MaxBudget = 10;

    public static BudgetCurveResult Compute(
        ExperimentDefinition definition, ExperimentData data, ulong seed, long episodeCount, CancellationToken cancellationToken)
    {
        var points = new BudgetPointResult[MaxBudget];
        CpuParallel.For(MaxBudget, i => points[i] = ComputePoint(
            definition with { Budget = i + 1, Name = $"{definition.Name}-budget-{i + 1}" }, data, seed, episodeCount, cancellationToken), cancellationToken);
        int customers = data.DatasetFor(definition).Test.Leads.Count;
        return new BudgetCurveResult(definition.ResponseName, customers, episodeCount, points);
    }

    private static BudgetPointResult ComputePoint(
        ExperimentDefinition definition, ExperimentData data, ulong seed, long episodeCount, CancellationToken cancellationToken)
    {
        TrainedExperiment trained = ExperimentTraining.Train(definition, data, ExperimentTraining.SeedsOf(definition, seed), episodeCount, cancellationToken);
        FunnelEvaluator evaluator = data.CreateTestEvaluator(definition, ExperimentEvaluation.SeedOf(definition, seed));
        PolicyEvaluation best = ExperimentEvaluation.BestConstant(evaluator, cancellationToken);
        return new BudgetPointResult(
            definition.Budget,
            Describe(evaluator.Evaluate(trained.Policy, cancellationToken)),
            Describe(evaluator.Evaluate(new UniformRandomPolicy(CrmActions.Count), cancellationToken)),
            best.PolicyName,
            Describe(best),
            DescribeCeiling(definition, data, seed));
    }

    private static RateResult Describe(PolicyEvaluation policy) => new(policy.GoalRate, policy.GoalRateInterval.Low, policy.GoalRateInterval.High);

    private static RateResult DescribeCeiling(ExperimentDefinition definition, ExperimentData data, ulong seed)
    {
        double[] byCustomer = ExperimentEvaluation.CeilingByCustomer(definition, data);
        Interval interval = definition.Response == ResponseKind.Logged
            ? WilsonInterval.Of(byCustomer.Count(ceiling => ceiling > 0), byCustomer.Length)
            : BootstrapInterval.OfMean(byCustomer, new SeedTree(seed).Derive("ceiling"));
        return new RateResult(byCustomer.Average(), interval.Low, interval.High);
    }
}
