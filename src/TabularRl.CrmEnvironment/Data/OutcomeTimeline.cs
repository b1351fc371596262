namespace TabularRl.Crm;

/// <summary>Customers and subscribers counted up day by day, so that those before any day are found by one binary search.</summary>
internal sealed class OutcomeTimeline
{
    private readonly DateOnly[] _days;
    private readonly OutcomeCount[] _countsThrough;

    public OutcomeTimeline(IReadOnlyCollection<CrmLead> leads)
    {
        All = new OutcomeCount(leads.Count, leads.Count(lead => lead.IsSubscriber));
        var days = new List<DateOnly>();
        var counts = new List<OutcomeCount>();
        OutcomeCount running = default;
        foreach (CrmLead lead in leads.Where(lead => lead.FirstContact is not null).OrderBy(lead => lead.FirstContact))
        {
            running = running.Plus(lead.IsSubscriber);
            if (days.Count > 0 && days[^1] == lead.FirstContact)
            {
                counts[^1] = running;
                continue;
            }

            days.Add(lead.FirstContact!.Value);
            counts.Add(running);
        }

        _days = [.. days];
        _countsThrough = [.. counts];
    }

    /// <summary>All customers, those without a First Contact among them.</summary>
    public OutcomeCount All { get; }

    /// <summary>The customers whose First Contact lies before the day.</summary>
    public OutcomeCount Before(DateOnly day)
    {
        int found = Array.BinarySearch(_days, day);
        int firstNotBefore = found >= 0 ? found : ~found;
        return firstNotBefore == 0 ? default : _countsThrough[firstNotBefore - 1];
    }
}
