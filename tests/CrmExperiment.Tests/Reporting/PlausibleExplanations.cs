using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting;

/// <summary>Explanations as a run might have made them, one of each kind; no figure here was measured.</summary>
internal static class PlausibleExplanations
{
    public static IReadOnlyList<ExplanationResult> All => [Unknown(), Known(), BackedOff(), Tied()];

    public static ExplanationResult Known() => new()
    {
        Experiment = "baseline-prospective-logged",
        Reward = "documented",
        Response = "logged",
        SubscriberShareInTraining = 0.3,
        Customer = 20363,
        Country = "Canada",
        Bootcamp = "B27",
        State = [new("Country_Encoded", 3, "country: Canada"), new("Had_First_Call", 0, "no first call yet"), new("Contacts_Left", 2, "2 contacts left")],
        CountryInTraining = null,
        Knowledge = "known",
        Level = 0,
        LevelFeatures = ["country", "first call", "contacts left"],
        PassedOver = [],
        Actions = ["call"],
        Value = 1.2271,
        RunnerUp = "email",
        Margin = 1.8812,
        StateVisits = 41_645,
        ActionVisits = 29_629,
        Values = [new("email", -0.6541, 12_000, false), new("call", 1.2271, 29_629, false), new("demo", -1.9, 16, false)],
        Contributions = new(100, -0.6108, 0.18, [new("Country_Encoded", "country: Canada", 2.5), new("Had_First_Call", "no first call yet", -0.008), new("Contacts_Left", "2 contacts left", 0)]),
        Change = new("manager", 1_667, [new("Country_Encoded", "country: Canada", "country: Brazil"), new("Contacts_Left", "2 contacts left", "1 contact left")]),
        Nearest = [],
    };

    public static ExplanationResult BackedOff() => Known() with
    {
        Customer = 19631,
        Country = null,
        Knowledge = "backed-off",
        Level = 1,
        LevelFeatures = ["first call", "contacts left"],
        PassedOver = ["tied"],
        Value = -1.9,
        Values = [new("email", -1.95, 0, false), new("call", -1.9, 9, false), new("manager", 2.6, 50, true)],
        RunnerUp = "email",
        Margin = 0.00004,
        ActionVisits = 9,
        Contributions = new(100, 1.5, 0.932, [new("Contacts_Left", "2 contacts left", -1.49996)]),
        Change = null,
    };

    public static ExplanationResult Marginal() => BackedOff() with { Level = 2, LevelFeatures = [], PassedOver = ["unknown-state", "few-visits"], Contributions = null };

    public static ExplanationResult Tied() => Known() with
    {
        Experiment = "baseline-prospective-simulated",
        Response = "simulated",
        SubscriberShareInTraining = 0,
        Actions = ["email", "call", "manager"],
        RunnerUp = null,
        Margin = null,
        Contributions = null,
        Change = null,
    };

    public static ExplanationResult Unknown() => Known() with
    {
        Experiment = "baseline-published-logged",
        CountryInTraining = "country: Brazil",
        Knowledge = "unknown",
        Actions = [],
        Value = null,
        RunnerUp = null,
        Margin = null,
        StateVisits = 0,
        ActionVisits = 0,
        Values = [],
        Contributions = null,
        Change = null,
        Nearest = [new("wait", 80, [new("Country_Encoded", "country: Brazil", "country: Chile")]), new(null, 1, [new("Contacts_Left", "2 contacts left", "1 contact left")])],
    };
}
