using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>The dates of the customers: First and Last Contact, and the steps of their journeys.</summary>
internal static class ContactDraw
{
    // Who is contacted again is contacted in a rhythm.
    private static readonly int[] FollowUpDays = [1, 3, 7, 14, 60];
    private static readonly double[] FollowUpCumulative = [0.10, 0.30, 0.65, 0.90, 1.00];

    private const double ShareContactedOnce = 0.95;
    private const int LongestJourneyDays = 120;

    /// <summary>Sets the date cells of a lead, all of them plausible; the oddities are sown later.</summary>
    public static void Assign(GeneratedLead lead, Pcg64 random)
    {
        // The undated have a history too, of which the sheet just does not know the beginning.
        int begin = lead.FirstDay != 0 ? lead.FirstDay : WorkbookFigures.LastDay - random.NextInt32(300);
        if (lead.FirstDay != 0)
            lead.FirstContact = GeneratedDate.OfSerial(lead.FirstDay);

        int last = begin;
        if (random.NextDouble() >= ShareContactedOnce)
            last = Math.Min(WorkbookFigures.ExportDay, begin + FollowUpDays[random.PickCumulative(FollowUpCumulative)]);
        lead.LastContact = GeneratedDate.OfSerial(last);
        AssignEvents(lead, begin, random);
    }

    private static void AssignEvents(GeneratedLead lead, int begin, Pcg64 random)
    {
        // Last Contact is when the company wrote last; what the customer does afterwards does not move it.
        Journey[] steps = [.. GeneratedLead.Steps.Where(step => lead.Journey.HasFlag(step))];
        int days = Math.Min(WorkbookFigures.ExportDay - begin, LongestJourneyDays);
        int[] offsets = [.. steps.Select(_ => random.NextInt32(days + 1)).Order()];
        for (int i = 0; i < steps.Length; i++)
            lead.SetEvent(steps[i], GeneratedDate.OfSerial(begin + offsets[i]));
    }
}
