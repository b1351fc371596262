using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Policies;
using TabularRl.Statistics;

namespace CrmExperiment.Pipeline;

/// <summary>What trainings on several seeds are short of at their end.</summary>
internal static class SeedRegrets
{
    /// <summary>The regret of the return of each seed's greedy policy; null where the best return is not known.</summary>
    public static RegretResult? Of(
        ExperimentDefinition definition, ExperimentData data, IReadOnlyList<IPolicy> policies, ulong seed, CancellationToken cancellationToken)
    {
        FunnelEvaluator evaluator = data.CreateTestEvaluator(definition, ExperimentEvaluation.SeedOf(definition, seed));
        if (RegretScale.Of(definition, data, evaluator) is not { } scale)
            return null;
        var regrets = new double[policies.Count];
        CpuParallel.For(
            regrets.Length,
            i => regrets[i] = scale.RegretOf(evaluator.GetReturn(policies[i], definition.Learning.DiscountFactor, cancellationToken)),
            cancellationToken);
        Interval interval = StudentInterval.OfMean(regrets);
        return new RegretResult(regrets.Average(), interval.Low, interval.High, regrets);
    }
}
