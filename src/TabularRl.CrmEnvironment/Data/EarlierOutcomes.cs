namespace TabularRl.Crm;

/// <summary>
/// Conversion rates as they could be known when a customer came: from the training customers with an earlier First Contact, pulled towards
/// the overall rate of those. A customer without a First Contact sees all training customers but himself.
/// </summary>
internal sealed class EarlierOutcomes
{
    private readonly double _smoothing;
    private readonly OutcomeTimeline _all;
    private readonly Dictionary<string, OutcomeTimeline> _countries;
    private readonly Dictionary<string, OutcomeTimeline> _educations;
    private readonly Dictionary<long, CrmLead> _undated;

    public EarlierOutcomes(IReadOnlyList<CrmLead> training, double smoothing)
    {
        _smoothing = smoothing;
        _all = new OutcomeTimeline(training);
        _countries = TimelinesBy(training, lead => lead.Country);
        _educations = TimelinesBy(training, lead => lead.Education);
        _undated = training.Where(lead => lead.FirstContact is null).ToDictionary(lead => lead.Id);
    }

    public double CountryRate(CrmLead lead) => Rate(lead, lead.Country is null ? null : _countries.GetValueOrDefault(lead.Country));

    public double EducationRate(CrmLead lead) => Rate(lead, lead.Education is null ? null : _educations.GetValueOrDefault(lead.Education));

    private static Dictionary<string, OutcomeTimeline> TimelinesBy(IReadOnlyList<CrmLead> leads, Func<CrmLead, string?> category) => leads
        .Where(lead => category(lead) is not null)
        .GroupBy(lead => category(lead)!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new OutcomeTimeline([.. group]), StringComparer.Ordinal);

    private double Rate(CrmLead lead, OutcomeTimeline? category)
    {
        OutcomeCount overall = VisibleTo(lead, _all);
        OutcomeCount own = category is null ? default : VisibleTo(lead, category);
        double prior = overall.Customers == 0 ? 0 : (double)overall.Subscribers / overall.Customers;
        double weight = own.Customers + _smoothing;
        return weight == 0 ? prior : (own.Subscribers + (_smoothing * prior)) / weight;
    }

    private OutcomeCount VisibleTo(CrmLead lead, OutcomeTimeline timeline)
    {
        if (lead.FirstContact is { } day)
            return timeline.Before(day);

        return _undated.TryGetValue(lead.Id, out CrmLead? self) ? timeline.All.Minus(self.IsSubscriber) : timeline.All;
    }
}
