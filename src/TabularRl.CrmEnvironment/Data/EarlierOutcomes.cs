using System.Collections.Frozen;

namespace TabularRl.Crm;

/// <summary>
/// Conversion rates as they could be known when a customer came: from the training customers with an earlier First Contact, pulled towards
/// the overall rate of those. A customer without a First Contact sees all training customers but himself.
/// </summary>
internal sealed class EarlierOutcomes
{
    private readonly double _smoothing;
    private readonly FrozenDictionary<long, OutcomeCount> _undated;

    private EarlierOutcomes(
        double smoothing,
        OutcomeTimeline all,
        IReadOnlyDictionary<string, OutcomeTimeline> countries,
        IReadOnlyDictionary<string, OutcomeTimeline> educations,
        FrozenDictionary<long, OutcomeCount> undated)
    {
        _smoothing = smoothing;
        _undated = undated;
        All = all;
        Countries = countries;
        Educations = educations;
    }

    /// <summary>All training customers.</summary>
    public OutcomeTimeline All { get; }

    public IReadOnlyDictionary<string, OutcomeTimeline> Countries { get; }

    public IReadOnlyDictionary<string, OutcomeTimeline> Educations { get; }

    public static EarlierOutcomes Fit(IReadOnlyList<CrmLead> training, double smoothing) => new(
        smoothing,
        OutcomeTimeline.Of(training),
        TimelinesBy(training, lead => lead.Country),
        TimelinesBy(training, lead => lead.Education),
        training.Where(lead => lead.FirstContact is null).ToFrozenDictionary(lead => lead.Id, OutcomeCount.Of));

    /// <summary>Rates for customers of whom none is a training customer, so that nobody is left out as himself.</summary>
    public static EarlierOutcomes ForNewCustomers(
        double smoothing,
        OutcomeTimeline all,
        IReadOnlyDictionary<string, OutcomeTimeline> countries,
        IReadOnlyDictionary<string, OutcomeTimeline> educations) =>
        new(smoothing, all, countries, educations, FrozenDictionary<long, OutcomeCount>.Empty);

    public double CountryRate(CrmLead lead) => Rate(lead, lead.Country is null ? null : Countries.GetValueOrDefault(lead.Country));

    public double EducationRate(CrmLead lead) => Rate(lead, lead.Education is null ? null : Educations.GetValueOrDefault(lead.Education));

    private static Dictionary<string, OutcomeTimeline> TimelinesBy(IReadOnlyList<CrmLead> leads, Func<CrmLead, string?> category) => leads
        .Where(lead => category(lead) is not null)
        .GroupBy(lead => category(lead)!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => OutcomeTimeline.Of([.. group]), StringComparer.Ordinal);

    private double Rate(CrmLead lead, OutcomeTimeline? category)
    {
        OutcomeCount overall = VisibleTo(lead, All);
        OutcomeCount own = category is null ? default : VisibleTo(lead, category);
        double prior = overall.Customers == 0 ? 0 : (double)overall.Subscribers / overall.Customers;
        double weight = own.Customers + _smoothing;
        return weight == 0 ? prior : (own.Subscribers + (_smoothing * prior)) / weight;
    }

    private OutcomeCount VisibleTo(CrmLead lead, OutcomeTimeline timeline)
    {
        if (lead.FirstContact is { } day)
            return timeline.Before(day);

        return _undated.TryGetValue(lead.Id, out OutcomeCount self) ? timeline.All.Minus(self) : timeline.All;
    }
}
