namespace CrmExperiment.Results;

/// <summary>
/// What the discounted return lies below the best possible, in units in which the random policy has 1 and the best policy 0: the mean over
/// training seeds, Student's t interval, and each seed's, in the order of the seeds.
/// </summary>
internal sealed record RegretResult(double Mean, double Low, double High, IReadOnlyList<double> BySeed);
