using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Evaluation.Statistics;
using TabularRl.Evaluation.Studies;
using TabularRl.Randomness;

namespace CrmExperiment.Pipeline;

/// <summary>The prospective protocol at each contact budget from 1 to 10, a policy trained for each, budgets side by side on all cores.</summary>
internal static class BudgetCurves
{
    private const int MaxBudget = 10;

    /// <summary>A picture needs less than the main figures: each simulated rate stands to ± 0.1 %.</summary>
    private const double MonteCarloHalfWidth = 0.001;

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
        PolicyStudyResult study = ExperimentEvaluation.Study(definition, data, [trained.Policy], seed, MonteCarloHalfWidth, cancellationToken);
        return new BudgetPointResult(
            definition.Budget,
            Describe(study[ExperimentEvaluation.TrainedName]),
            Describe(study.Random),
            study.BestConstantName,
            Describe(study.BestConstant),
            DescribeCeiling(definition, data, seed));
    }

    private static RateResult Describe(StudiedPolicy policy) => new(policy.GoalRate, policy.GoalRateInterval.Low, policy.GoalRateInterval.High);

    private static RateResult DescribeCeiling(ExperimentDefinition definition, ExperimentData data, ulong seed)
    {
        double[] byCustomer = ExperimentEvaluation.CeilingByCustomer(definition, data);
        Interval interval = definition.Response == ResponseKind.Logged
            ? WilsonInterval.Of(byCustomer.Count(ceiling => ceiling > 0), byCustomer.Length)
            : BootstrapInterval.OfMean(byCustomer, new SeedTree(seed).Derive("ceiling"));
        return new RateResult(byCustomer.Average(), interval.Low, interval.High);
    }
}
