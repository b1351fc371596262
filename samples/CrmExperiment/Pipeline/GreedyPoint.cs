namespace CrmExperiment.Pipeline;

/// <summary>The greedy policy after so many training episodes, on the test customers: its exact rate and its expected return, discounted as in learning.</summary>
internal sealed record GreedyPoint(long Episodes, double Rate, double Return);
