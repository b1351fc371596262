namespace TabularRl.Environments.Wrappers;

/// <summary>How an episode is to begin, on its way through wrappers.</summary>
/// <param name="Seed">A seed to re-create the generator from, or null to continue its stream.</param>
/// <param name="Start">The start asked for (<see cref="IStartableEnvironment.ResetTo"/>), or null where the environment chooses.</param>
public readonly record struct ResetRequest(ulong? Seed, int? Start);
