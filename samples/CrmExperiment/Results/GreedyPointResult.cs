namespace CrmExperiment.Results;

/// <summary>
/// The greedy policy after so many training episodes, exactly. <paramref name="RateRegret"/> is what its rate lies below the ceiling;
/// <paramref name="ReturnRegret"/> the same of the discounted return in units in which the random policy has 1 and the best policy 0, null
/// where the best return is not known.
/// </summary>
internal sealed record GreedyPointResult(long Episodes, double Rate, double RateRegret, double? ReturnRegret);
