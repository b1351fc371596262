namespace TabularRl.Crm;

/// <summary>
/// The customers of one split with their features, ready to be played: row i of <see cref="Features"/> belongs to <c>Leads[i]</c>.
/// Immutable and thread-safe.
/// </summary>
public sealed class CrmSplit
{
    /// <summary>Creates a split.</summary>
    /// <param name="name">Its name, such as <c>train</c>, <c>val</c>, <c>test</c> or <c>new</c>; not empty.</param>
    /// <param name="leads">The customers, in the order of the split.</param>
    /// <param name="features">The features' definitions.</param>
    /// <param name="values">The features' values, customer after customer; its length is the product of both counts.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has another length, or holds a value that is not finite.</exception>
    public CrmSplit(string name, IReadOnlyList<CrmLead> leads, IReadOnlyList<CrmFeature> features, double[] values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(leads);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != checked(leads.Count * features.Count))
            throw new ArgumentException($"{leads.Count} customers of {features.Count} features need {leads.Count * features.Count} values; there are {values.Length}.", nameof(values));

        int bad = Array.FindIndex(values, value => !double.IsFinite(value));
        if (bad >= 0)
            throw new ArgumentException($"Feature '{features[bad % features.Count].Name}' of customer {leads[bad / features.Count].Id} is {values[bad]}, not a finite number.", nameof(values));

        Name = name;
        Leads = leads;
        Features = features;
        _values = (double[])values.Clone();
        SubscriberIndexes = Where(leads, lead => lead.IsSubscriber);
        FirstCallIndexes = Where(leads, lead => lead.FirstCall is not null);
    }

    private readonly double[] _values;

    /// <summary>The split's name: <c>train</c>, <c>val</c> or <c>test</c> in a data set.</summary>
    public string Name { get; }

    /// <summary>The customers.</summary>
    public IReadOnlyList<CrmLead> Leads { get; }

    /// <summary>The features' definitions, in the order of their values.</summary>
    public IReadOnlyList<CrmFeature> Features { get; }

    /// <summary>The positions in <see cref="Leads"/> of those who subscribed, ascending.</summary>
    public IReadOnlyList<int> SubscriberIndexes { get; }

    /// <summary>The positions in <see cref="Leads"/> of those with a first call, ascending.</summary>
    public IReadOnlyList<int> FirstCallIndexes { get; }

    /// <summary>The features of a customer at the start of an episode.</summary>
    /// <param name="index">The customer's position in <see cref="Leads"/>.</param>
    /// <returns>As many values as there are features.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not a position.</exception>
    public ReadOnlySpan<double> GetFeatures(int index) => _values.AsSpan(checked(index * Features.Count), Features.Count);

    private static int[] Where(IReadOnlyList<CrmLead> leads, Predicate<CrmLead> predicate) =>
        [.. Enumerable.Range(0, leads.Count).Where(i => predicate(leads[i]))];
}
