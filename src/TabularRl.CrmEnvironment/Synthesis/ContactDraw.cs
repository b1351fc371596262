using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>The dates of the customers: First and Last Contact, and the steps of their journeys.</summary>
internal static class ContactDraw
{
    // Who is contacted again is contacted in a rhythm.
    private static readonly int[] FollowUpDays = [1, 2, 3, 7, 14, 30, 60, 120, 240];
    private static readonly double[] FollowUpCumulative = [0.20, 0.34, 0.46, 0.66, 0.80, 0.89, 0.95, 0.98, 1.00];

    private const double ShareContactedOnce = 0.66;
    private const int LongestJourneyDays = 120;

    /// <summary>Sets the date cells of a lead, all of them plausible; the oddities are sown later.</summary>
    public static void Assign(GeneratedLead lead, Pcg64 random)
    {
        // The undated have a history too, of which the sheet just does not know the beginning.
        int begin = lead.FirstDay != 0 ? lead.FirstDay : WorkbookFigures.LastDay - random.NextInt32(300);
        if (lead.FirstDay != 0)
            lead.FirstContact = DateCell.OfSerial(lead.FirstDay);

        int last = begin;
        if (random.NextDouble() >= ShareContactedOnce)
            last = Math.Min(WorkbookFigures.ExportDay, begin + FollowUpDays[random.PickCumulative(FollowUpCumulative)]);
        if (lead.Journey != Journey.None)
            last = Math.Max(last, AssignEvents(lead, begin, random));
        lead.LastContact = DateCell.OfSerial(last);
    }

    private static int AssignEvents(GeneratedLead lead, int begin, Pcg64 random)
    {
        Journey[] steps = [.. GeneratedLead.Steps.Where(step => lead.Journey.HasFlag(step))];
        int days = Math.Min(WorkbookFigures.ExportDay - begin, LongestJourneyDays);
        int[] offsets = [.. steps.Select(_ => random.NextInt32(days + 1)).Order()];
        for (int i = 0; i < steps.Length; i++)
            lead.SetEvent(steps[i], DateCell.OfSerial(begin + offsets[i]));
        return begin + offsets[^1];
    }
}
