namespace TabularRl.Crm;

/// <summary>A policy that depends on the state alone.</summary>
/// <param name="state">The state.</param>
/// <param name="probabilities">Receives the probability of each of the six actions; cleared beforehand; must sum to 1 to within 1e-9.</param>
public delegate void FunnelPolicy(FunnelModelState state, Span<double> probabilities);
