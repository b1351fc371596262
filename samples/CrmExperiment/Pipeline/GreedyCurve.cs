using CrmExperiment.Results;

namespace CrmExperiment.Pipeline;

/// <summary>What learning was still short of along a training: regret against the best that any policy can do.</summary>
internal static class GreedyCurve
{
    public static IReadOnlyList<GreedyPointResult>? Describe(TrainedExperiment trained, ExperimentData data, double optimalRate, ulong seed)
    {
        if (trained.GreedyPoints.Count == 0)
            return null;
        var scale = RegretScale.Of(trained.Definition, data, data.CreateTestEvaluator(trained.Definition, seed));
        return
        [
            .. trained.GreedyPoints.Select(point => new GreedyPointResult(
                point.Episodes, point.Rate, optimalRate - point.Rate, scale?.RegretOf(point.Return))),
        ];
    }
}
