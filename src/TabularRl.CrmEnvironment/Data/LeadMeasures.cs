namespace TabularRl.Crm;

/// <summary>The published formulas for what a customer's log says on the day of the export.</summary>
internal static class LeadMeasures
{
    private const double DaysOfYear = 365;
    private const double DaysOfMonth = 30;

    public static double Stage(CrmLead lead) => lead.Stage switch
    {
        "not interested" => 1,
        "declined/canceled call" or "did not join the call" => 2,
        "interested" => 3,
        "subscribed already" => 6,
        _ => 0,
    };

    public static double IsActive(CrmLead lead) => lead.Status == "Active" ? 1 : 0;

    public static double DaysSinceFirst(CrmLead lead, CrmFeatureContext context) => Normalize(Days(lead.FirstContact, context.LatestFirstContact), DaysOfYear);

    // The publication counts from the Last Contact to the split's latest First Contact, not to its latest Last Contact.
    public static double DaysSinceLast(CrmLead lead, CrmFeatureContext context) => Normalize(Days(lead.LastContact, context.LatestFirstContact), DaysOfMonth);

    public static double DaysBetweenNormalized(CrmLead lead) => Normalize(DaysBetween(lead), DaysOfYear);

    public static double ContactFrequency(CrmLead lead) => 1.0 / (DaysBetween(lead) + 1);

    public static double Had(DateOnly? date) => date is null ? 0 : 1;

    public static double StagesCompleted(CrmLead lead) =>
        Had(lead.FirstCall) + Had(lead.Demo) + Had(lead.Survey) + Had(lead.SignUp) + Had(lead.AccountManager);

    private static int DaysBetween(CrmLead lead) => Math.Max(0, Days(lead.FirstContact, lead.LastContact));

    private static int Days(DateOnly? from, DateOnly? to) => from is { } start && to is { } end ? end.DayNumber - start.DayNumber : 0;

    private static double Normalize(int days, double scale) => Math.Clamp(days / scale, 0, 1);
}
