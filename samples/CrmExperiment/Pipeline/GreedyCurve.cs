using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Policies;

namespace CrmExperiment.Pipeline;

/// <summary>What learning was still short of along a training: regret against the best that any policy can do.</summary>
internal static class GreedyCurve
{
    public static IReadOnlyList<GreedyPointResult>? Describe(TrainedExperiment trained, ExperimentData data, double optimalRate, ulong seed)
    {
        if (trained.GreedyPoints.Count == 0)
            return null;
        ExperimentDefinition definition = trained.Definition;
        double? optimalReturn = OptimalReturn(definition, data);
        double randomReturn = data.CreateTestEvaluator(definition, seed)
            .GetReturn(new UniformRandomPolicy(CrmActions.Count), definition.Learning.DiscountFactor);
        return
        [
            .. trained.GreedyPoints.Select(point => new GreedyPointResult(
                point.Episodes, point.Rate, optimalRate - point.Rate, optimalReturn is { } best ? (best - point.Return) / (best - randomReturn) : null)),
        ];
    }

    /// <summary>The best expected return, discounted as in learning; null where it is not known: in the log, and under a reward that asks for the last action.</summary>
    private static double? OptimalReturn(ExperimentDefinition definition, ExperimentData data)
    {
        if (definition.Response == ResponseKind.Logged || definition.Reward != CrmReward.Documented)
            return null;
        SimulatedResponse response = data.SimulatedResponseFor(definition);
        double[] bySegment =
        [
            .. Enumerable.Range(0, CrmSegments.Count).Select(segment => response.OptimalReturn(segment, definition.Budget, definition.Learning.DiscountFactor)),
        ];
        return data.DatasetFor(definition).Test.Leads.Average(lead => bySegment[CrmSegments.Of(lead)]);
    }
}
