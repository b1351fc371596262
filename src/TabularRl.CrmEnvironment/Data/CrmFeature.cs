namespace TabularRl.Crm;

/// <summary>
/// A named feature of a customer's state: how its value at the start of an episode is computed, and what it follows during one.
/// A feature set is an ordered list of them; declare your own to try another state.
/// </summary>
/// <param name="Name">The feature's name, unique in its set; the column's name in the CSV files.</param>
/// <param name="Compute">Its value at the start of an episode, from the customer and what was fitted on the training split. Must be finite.</param>
/// <param name="Live">What it follows during an episode.</param>
public sealed record CrmFeature(string Name, Func<CrmLead, CrmFeatureContext, double> Compute, LiveFeature Live = LiveFeature.None);
