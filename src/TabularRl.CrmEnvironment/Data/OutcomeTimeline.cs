namespace TabularRl.Crm;

/// <summary>Customers and subscribers counted up day by day, so that those before any day are found by one binary search.</summary>
internal sealed class OutcomeTimeline
{
    private readonly DateOnly[] _days;
    private readonly OutcomeCount[] _countsThrough;

    private OutcomeTimeline(OutcomeCount all, DateOnly[] days, OutcomeCount[] countsThrough)
    {
        All = all;
        _days = days;
        _countsThrough = countsThrough;
    }

    /// <summary>All customers, those without a First Contact among them.</summary>
    public OutcomeCount All { get; }

    /// <summary>The days on which customers came, ascending, each with those of that day alone.</summary>
    public IEnumerable<(DateOnly Day, OutcomeCount Count)> Days =>
        _days.Select((day, i) => (day, i == 0 ? _countsThrough[0] : _countsThrough[i].Minus(_countsThrough[i - 1])));

    public static OutcomeTimeline Of(IReadOnlyCollection<CrmLead> leads) => Create(
        new OutcomeCount(leads.Count, leads.Count(lead => lead.IsSubscriber)),
        leads.Where(lead => lead.FirstContact is not null)
            .GroupBy(lead => lead.FirstContact!.Value)
            .OrderBy(day => day.Key)
            .Select(day => (day.Key, new OutcomeCount(day.Count(), day.Count(lead => lead.IsSubscriber)))));

    /// <summary>Lays out a timeline of days in ascending order, each with those of that day alone.</summary>
    public static OutcomeTimeline Create(OutcomeCount all, IEnumerable<(DateOnly Day, OutcomeCount Count)> days)
    {
        var ownDays = new List<DateOnly>();
        var counts = new List<OutcomeCount>();
        OutcomeCount running = default;
        foreach ((DateOnly day, OutcomeCount count) in days)
        {
            running = running.Plus(count);
            ownDays.Add(day);
            counts.Add(running);
        }

        return new OutcomeTimeline(all, [.. ownDays], [.. counts]);
    }

    /// <summary>The customers whose First Contact lies before the day.</summary>
    public OutcomeCount Before(DateOnly day)
    {
        int found = Array.BinarySearch(_days, day);
        int firstNotBefore = found >= 0 ? found : ~found;
        return firstNotBefore == 0 ? default : _countsThrough[firstNotBefore - 1];
    }
}
