namespace TabularRl.Interpretation;

/// <summary>What a table holds of an action in a state.</summary>
/// <param name="Action">The action.</param>
/// <param name="IsLegal">Whether the caller's mask allows it.</param>
/// <param name="Value">Its value Q(s, a); the initial one where it was never updated.</param>
/// <param name="Visits">How often training updated it; saturates at 2³² − 1.</param>
public readonly record struct ActionReading(int Action, bool IsLegal, double Value, long Visits);
