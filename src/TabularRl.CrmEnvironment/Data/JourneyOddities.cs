using System.Globalization;

namespace TabularRl.Crm;

/// <summary>Tells what does not fit together in the customers' dates, and what is missing.</summary>
internal static class JourneyOddities
{
    public static void Report(RepairLog log, IReadOnlyList<CrmLead> leads)
    {
        log.Add(
            leads.Count(lead => lead.LastContact < lead.FirstContact),
            "Last Contact lies before the First Contact: the days between them count as 0",
            "Last Contacts lie before the First Contact: the days between them count as 0");
        ReportFuture(log, leads);
        log.Add(
            leads.Count(lead => lead.FirstContact is null),
            "customer without a First Contact sorts last",
            "customers without a First Contact sort last");
        log.Add(
            leads.Count(lead => lead.LastContact is null),
            "customer has no Last Contact: the days since then count as 0",
            "customers have no Last Contact: the days since then count as 0");
        log.Add(leads.Count(lead => lead.Country is null), "customer has no Country", "customers have no Country");
        log.Add(leads.Count(lead => lead.Education is null), "customer has no Education", "customers have no Education");
    }

    // The workbook does not say when it was exported; no other event lying later is the best sign that a Last Contact was not on that day yet.
    private static void ReportFuture(RepairLog log, IReadOnlyList<CrmLead> leads)
    {
        DateOnly? latest = leads.Max(LatestEvent);
        if (latest is null)
            return;

        string day = latest.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        log.Add(
            leads.Count(lead => lead.LastContact > latest),
            $"Last Contact lies after {day}, the latest day of any other column, perhaps after the export: it is kept, and the days since then count as 0",
            $"Last Contacts lie after {day}, the latest day of any other column, some perhaps after the export: they are kept, and the days since then count as 0");
    }

    private static DateOnly? LatestEvent(CrmLead lead) =>
        new[] { lead.FirstContact, lead.FirstCall, lead.Demo, lead.Survey, lead.SignUp, lead.AccountManager, lead.Subscription }.Max();
}
