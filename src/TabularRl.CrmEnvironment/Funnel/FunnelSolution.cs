namespace TabularRl.Crm;

/// <summary>An optimal policy of a finite funnel.</summary>
/// <param name="Values">The value of each state of the model.</param>
/// <param name="Actions">The best action of each state; of equally good ones the lowest.</param>
public sealed record FunnelSolution(double[] Values, int[] Actions);
