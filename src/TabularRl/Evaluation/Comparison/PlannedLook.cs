namespace TabularRl.Evaluation.Comparison;

/// <summary>One look of a plan. A look that comes later than planned gets a level of its own, by the information there is then.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="InformationShare">The share of the planned information at which it is due, in (0, 1].</param>
/// <param name="Size">The customers that must be in.</param>
/// <param name="CriticalValue">The |Z| from which on the trial stops.</param>
/// <param name="NominalSignificance">The same as a two-sided p-value: the trial stops at or below it.</param>
public readonly record struct PlannedLook(int Number, double InformationShare, TrialSize Size, double CriticalValue, double NominalSignificance);
