namespace TabularRl.Crm;

/// <summary>
/// What a feature may know beside the customer: what was fitted on the training split, and, under the published protocol only, the
/// split's own numbering and latest day.
/// </summary>
public sealed class CrmFeatureContext
{
    internal CrmFeatureContext(
        CrmProtocol protocol,
        CategoryEncoder countries,
        CategoryEncoder educations,
        DateOnly? latestFirstContact,
        HistoricalStatistics statistics,
        EarlierOutcomes? earlierOutcomes)
    {
        Protocol = protocol;
        Countries = countries;
        Educations = educations;
        LatestFirstContact = latestFirstContact;
        Statistics = statistics;
        EarlierOutcomes = earlierOutcomes;
    }

    /// <summary>The protocol under which the features are computed.</summary>
    public CrmProtocol Protocol { get; }

    /// <summary>
    /// The numbering of the countries: fitted on the training split under <see cref="CrmProtocol.Prospective"/>, on the customer's own
    /// split
    /// under <see cref="CrmProtocol.Published"/>, so that there the same country has another number in each split.
    /// </summary>
    public CategoryEncoder Countries { get; }

    /// <summary>The numbering of the bootcamps, fitted as <see cref="Countries"/> is.</summary>
    public CategoryEncoder Educations { get; }

    /// <summary>
    /// The latest First Contact of the customer's own split under <see cref="CrmProtocol.Published"/>; null if nobody has one, and always
    /// null under <see cref="CrmProtocol.Prospective"/>.
    /// </summary>
    public DateOnly? LatestFirstContact { get; }

    /// <summary>
    /// What the training split says of countries and bootcamps. A training customer's own outcome is in it: a feature of the prospective
    /// protocol uses <see cref="GetCountryRate"/> and <see cref="GetEducationRate"/>.
    /// </summary>
    public HistoricalStatistics Statistics { get; }

    /// <summary>What the prospective rates are computed from; null under the published protocol.</summary>
    internal EarlierOutcomes? EarlierOutcomes { get; }

    /// <summary>
    /// The conversion rate of the customer's country. Published: the raw rate of the training split, its average if the country is
    /// missing or
    /// unseen. Prospective: (subscribers + k·prior) / (customers + k) over the training customers with an earlier First Contact than this
    /// customer's, where prior is the rate of them all and k is <see cref="CrmDatasetOptions.RateSmoothing"/>; without any, 0. A customer
    /// without a First Contact sees all training customers but himself.
    /// </summary>
    /// <param name="lead">The customer.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lead"/> is null.</exception>
    public double GetCountryRate(CrmLead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return EarlierOutcomes?.CountryRate(lead) ?? Statistics.GetCountryRate(lead.Country);
    }

    /// <summary>The conversion rate of the customer's bootcamp, computed as <see cref="GetCountryRate"/> is.</summary>
    /// <param name="lead">The customer.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lead"/> is null.</exception>
    public double GetEducationRate(CrmLead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return EarlierOutcomes?.EducationRate(lead) ?? Statistics.GetEducationRate(lead.Education);
    }

    /// <summary>The same context with another latest day.</summary>
    internal CrmFeatureContext CountedFrom(DateOnly? latestFirstContact) =>
        new(Protocol, Countries, Educations, latestFirstContact, Statistics, EarlierOutcomes);
}
