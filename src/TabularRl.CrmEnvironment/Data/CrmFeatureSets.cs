using System.Globalization;

namespace TabularRl.Crm;

/// <summary>
/// The states of the experiment, each an ordered list of named features. A state of your own is a list too: take some of these, add a
/// <see cref="CrmFeature"/> of yours, and give the list to <see cref="CrmDataset"/>.
/// </summary>
public static class CrmFeatureSets
{
    private const int BootcampCount = 30;

    private static readonly CrmFeature EducationEncoded = new("Education_Encoded", (lead, context) => context.Educations.Encode(lead.Education));
    private static readonly CrmFeature CountryEncoded = new("Country_Encoded", (lead, context) => context.Countries.Encode(lead.Country));
    private static readonly CrmFeature CountryRate = new("Country_ConvRate", (lead, context) => context.GetCountryRate(lead));
    private static readonly CrmFeature EducationRate = new("Education_ConvRate", (lead, context) => context.GetEducationRate(lead));

    /// <summary>
    /// The published state of 15 features: Country_Encoded, Stage_Encoded, Status_Active, Days_Since_First_Norm, Days_Since_Last_Norm,
    /// Days_Between_Norm, Contact_Frequency, five Had_… flags, Country_ConvRate, Education_ConvRate, Stages_Completed. Only Stage_Encoded
    /// changes during an episode; what the log knew on the day of the export is visible from the start.
    /// </summary>
    public static IReadOnlyList<CrmFeature> Published15 { get; } = Array.AsReadOnly<CrmFeature>(
    [
        CountryEncoded,
        new("Stage_Encoded", (lead, _) => LeadMeasures.Stage(lead), LiveFeature.Stage),
        new("Status_Active", (lead, _) => LeadMeasures.IsActive(lead)),
        new("Days_Since_First_Norm", LeadMeasures.DaysSinceFirst),
        new("Days_Since_Last_Norm", LeadMeasures.DaysSinceLast),
        new("Days_Between_Norm", (lead, _) => LeadMeasures.DaysBetweenNormalized(lead)),
        new("Contact_Frequency", (lead, _) => LeadMeasures.ContactFrequency(lead)),
        new("Had_First_Call", (lead, _) => LeadMeasures.Had(lead.FirstCall)),
        new("Had_Demo", (lead, _) => LeadMeasures.Had(lead.Demo)),
        new("Had_Survey", (lead, _) => LeadMeasures.Had(lead.Survey)),
        new("Had_Signup", (lead, _) => LeadMeasures.Had(lead.SignUp)),
        new("Had_Manager", (lead, _) => LeadMeasures.Had(lead.AccountManager)),
        CountryRate,
        EducationRate,
        new("Stages_Completed", (lead, _) => LeadMeasures.StagesCompleted(lead)),
    ]);

    /// <summary>
    /// The old published state: Education_Encoded, the bootcamp's number, in front of the 15. It pretends that bootcamps have an order.
    /// </summary>
    public static IReadOnlyList<CrmFeature> Published16 { get; } = Array.AsReadOnly<CrmFeature>([EducationEncoded, .. Published15]);

    /// <summary>The 15 and an indicator for each bootcamp, Education_B1 to Education_B30; all 0 if the bootcamp is missing.</summary>
    public static IReadOnlyList<CrmFeature> OneHot45 { get; } = Array.AsReadOnly<CrmFeature>(
        [.. Published15, .. Enumerable.Range(1, BootcampCount).Select(number => Indicator("B" + number.ToString(CultureInfo.InvariantCulture)))]);

    /// <summary>
    /// The state of the prospective protocol, 10 features: Country_Encoded, Stage_Encoded, Had_First_Call, Had_Demo, Had_Survey,
    /// Had_Manager,
    /// Country_ConvRate, Education_ConvRate, Stages_Completed, Contacts_Left. Stage, flags and Stages_Completed start at 0 and follow what
    /// the agent brings about; Contacts_Left is 0 here, and the environment puts its budget there.
    /// </summary>
    public static IReadOnlyList<CrmFeature> Prospective { get; } = Array.AsReadOnly<CrmFeature>(
    [
        CountryEncoded,
        Live("Stage_Encoded", LiveFeature.Stage),
        Live("Had_First_Call", LiveFeature.FirstCall),
        Live("Had_Demo", LiveFeature.Demo),
        Live("Had_Survey", LiveFeature.Survey),
        Live("Had_Manager", LiveFeature.AccountManager),
        CountryRate,
        EducationRate,
        Live("Stages_Completed", LiveFeature.StagesCompleted),
        Live("Contacts_Left", LiveFeature.ContactsLeft),
    ]);

    /// <summary>The state that a protocol is played with unless another is asked for.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns><see cref="Published15"/> or <see cref="Prospective"/>.</returns>
    public static IReadOnlyList<CrmFeature> DefaultFor(CrmProtocol protocol) => protocol == CrmProtocol.Published ? Published15 : Prospective;

    private static CrmFeature Live(string name, LiveFeature live) => new(name, (_, _) => 0, live);

    private static CrmFeature Indicator(string alias) => new("Education_" + alias, (lead, _) => lead.Education == alias ? 1 : 0);
}
