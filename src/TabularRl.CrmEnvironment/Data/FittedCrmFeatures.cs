namespace TabularRl.Crm;

/// <summary>
/// What was fitted on a training split, so that the features of new customers can be computed as those of validation and test customers
/// were: the numbering of countries and bootcamps, conversion rates, the spellings of countries and the features' definitions. It can be
/// stored (<see cref="ToJson"/>) beside the policy that was trained on it. Immutable and thread-safe, if the features are.
/// </summary>
/// <remarks>
/// <para>Prospective protocol: a new customer gets exactly what the data set gave its validation and test customers. Rates are computed
/// from the training customers with an earlier First Contact; no customer counts as a training customer himself. So one without a First
/// Contact sees all of them, and the features of a training customer without a First Contact differ from those he was trained on.</para>
/// <para>Published protocol: countries and bootcamps keep the training split's numbers, although the publication numbers each split
/// apart; the latest First Contact is that of the new customers, as the publication takes each split's own. Rates are the training split's
/// raw ones.</para>
/// <para>It holds no customer's ID or row. It does hold counts, some of them of one person, by country, by bootcamp and, under the
/// prospective protocol, by day of First Contact: whoever may not see the workbook should not get it either.</para>
/// </remarks>
public sealed class FittedCrmFeatures
{
    /// <summary>The version of the stored form, 1; <see cref="FromJson"/> refuses any other.</summary>
    public const int FormatVersion = 1;

    private readonly CrmFeatureContext _context;

    internal FittedCrmFeatures(CrmFeatureContext training, IReadOnlyList<CrmFeature> features, CrmDatasetOptions options)
    {
        EarlierOutcomes? earlier = training.EarlierOutcomes;
        Features = features;
        RateSmoothing = options.RateSmoothing;
        Cleaning = options.Cleaning;
        _context = new CrmFeatureContext(
            training.Protocol,
            training.Countries,
            training.Educations,
            latestFirstContact: null,
            training.Statistics,
            earlier is null ? null : EarlierOutcomes.ForNewCustomers(RateSmoothing, earlier.All, earlier.Countries, earlier.Educations));
    }

    /// <summary>The protocol under which features are computed, and under which a new workbook is to be cleaned.</summary>
    public CrmProtocol Protocol => _context.Protocol;

    /// <summary>The features' definitions, in the order of their values.</summary>
    public IReadOnlyList<CrmFeature> Features { get; }

    /// <summary>The weight of the overall rate in prospective rates; see <see cref="CrmDatasetOptions.RateSmoothing"/>.</summary>
    public double RateSmoothing { get; }

    /// <summary>How the training workbook was cleaned: give it to <see cref="CrmWorkbook.Clean"/> for a new one, so that countries are
    /// spelled alike.</summary>
    public CrmCleaningOptions Cleaning { get; }

    /// <summary>The training split's numbering of the countries.</summary>
    public CategoryEncoder Countries => _context.Countries;

    /// <summary>The training split's numbering of the bootcamps.</summary>
    public CategoryEncoder Educations => _context.Educations;

    /// <summary>Subscribers by country and bootcamp in the training split.</summary>
    public HistoricalStatistics Statistics => _context.Statistics;

    internal EarlierOutcomes? EarlierOutcomes => _context.EarlierOutcomes;

    /// <summary>The features of one new customer at the start of an episode. Allocates its answer.</summary>
    /// <param name="lead">The customer, cleaned under <see cref="Protocol"/> with <see cref="Cleaning"/>.</param>
    /// <param name="latestFirstContact">
    /// The day to count from under the published protocol: the latest First Contact of the customers he comes with; his own if null. The
    /// prospective protocol has no such day and does not use it.
    /// </param>
    /// <returns>As many values as there are features.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lead"/> is null.</exception>
    /// <exception cref="ArgumentException">A feature is not finite for this customer.</exception>
    public double[] Compute(CrmLead lead, DateOnly? latestFirstContact = null)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return Split("new", [lead], latestFirstContact ?? lead.FirstContact).GetFeatures(0).ToArray();
    }

    /// <summary>New customers with their features, not parted by time.</summary>
    /// <param name="name">The split's name, for example <c>new</c>; not empty.</param>
    /// <param name="leads">The customers in any order, which is kept; any number of them, cleaned under <see cref="Protocol"/> with
    /// <see cref="Cleaning"/>.</param>
    /// <returns>The split of all of them.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is empty, two customers share an ID, or a feature is not finite for some
    /// customer.</exception>
    public CrmSplit CreateSplit(string name, IReadOnlyList<CrmLead> leads)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(leads);
        SplitFeatures.CheckIds(leads);
        return Split(name, leads, leads.Max(lead => lead.FirstContact));
    }

    /// <summary>The customers of a cleaned workbook with their features, not parted by time, in the file's order.</summary>
    /// <param name="name">The split's name, for example <c>new</c>; not empty.</param>
    /// <param name="data">The workbook, cleaned under <see cref="Protocol"/> with <see cref="Cleaning"/>.</param>
    /// <returns>The split of all of them.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The workbook was cleaned under another protocol, the name is empty, or a feature is not finite
    /// for some customer.</exception>
    public CrmSplit CreateSplit(string name, CrmCleanedData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Protocol != Protocol)
            throw new ArgumentException($"The workbook was cleaned under the protocol {data.Protocol}, but the features were fitted under {Protocol}; clean it under {Protocol}.", nameof(data));

        return CreateSplit(name, data.Leads);
    }

    /// <summary>
    /// All of this as compact JSON. A feature of this library is named together with the set that defines it; of any other only the name
    /// and what it follows are stored, not its code. The spellings of countries are stored whole.
    /// </summary>
    /// <returns>The same text on every machine, on one line.</returns>
    public string ToJson() => FittedFeaturesWriter.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote. Features computed with it equal the original's bit for bit.</summary>
    /// <param name="json">The text.</param>
    /// <param name="ownFeatures">
    /// The definitions of features that are not of this library, found by name; those of <see cref="CrmFeatureSets"/> and
    /// <see cref="SimulatedFeatures"/> need not be here, and definitions that were not stored are left out.
    /// </param>
    /// <returns>What was stored.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="CrmDataException">The text is damaged or of another version, or a feature is unknown; the message names the
    /// place.</exception>
    public static FittedCrmFeatures FromJson(string json, IReadOnlyList<CrmFeature>? ownFeatures = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FittedFeaturesReader.Read(json, ownFeatures ?? []);
    }

    private CrmSplit Split(string name, IReadOnlyList<CrmLead> leads, DateOnly? latestFirstContact) =>
        SplitFeatures.Compute(name, leads, Features, Protocol == CrmProtocol.Published ? _context.CountedFrom(latestFirstContact) : _context);
}
