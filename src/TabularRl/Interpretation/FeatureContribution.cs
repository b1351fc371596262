namespace TabularRl.Interpretation;

/// <summary>A feature's Shapley value.</summary>
/// <param name="Feature">The feature's position in the observation.</param>
/// <param name="Value">How much of the quantity it accounts for, in units of the action values; exactly 0 for a feature that changes nothing.</param>
public readonly record struct FeatureContribution(int Feature, double Value);
