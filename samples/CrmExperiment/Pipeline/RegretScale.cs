using CrmExperiment.Cli;
using TabularRl.Crm;
using TabularRl.Policies;

namespace CrmExperiment.Pipeline;

/// <summary>What regrets of the return, discounted as in learning, are measured on: 0 at the best that any policy can reach, 1 at the random policy.</summary>
internal sealed record RegretScale(double Optimum, double Random)
{
    /// <summary>The scale on the test customers; null where the best return is not known: in the log, and under a reward that asks for the last action.</summary>
    public static RegretScale? Of(ExperimentDefinition definition, ExperimentData data, FunnelEvaluator evaluator)
    {
        if (definition.Response == ResponseKind.Logged || definition.Reward != CrmReward.Documented)
            return null;
        SimulatedResponse response = data.SimulatedResponseFor(definition);
        double discountFactor = definition.Learning.DiscountFactor;
        double[] bySegment = [.. Enumerable.Range(0, CrmSegments.Count).Select(segment => response.OptimalReturn(segment, definition.Budget, discountFactor))];
        double optimum = data.DatasetFor(definition).Test.Leads.Average(lead => bySegment[CrmSegments.Of(lead)]);
        return new RegretScale(optimum, evaluator.GetReturn(new UniformRandomPolicy(CrmActions.Count), discountFactor));
    }

    public double RegretOf(double expectedReturn) => (Optimum - expectedReturn) / (Optimum - Random);
}
