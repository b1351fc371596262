namespace TabularRl.Crm.Tests;

public class LoggedCeilingTests
{
    private static readonly CrmLead[] Leads =
    [
        FunnelData.Lead(subscribed: true, stage: "subscribed already"),
        FunnelData.Lead(CrmSteps.AccountManager, subscribed: true),
        FunnelData.Lead(CrmSteps.FirstCall | CrmSteps.Demo | CrmSteps.Survey | CrmSteps.SignUp, subscribed: true, stage: "interested"),
        FunnelData.Lead(FunnelSteps.All, stage: "subscribed already"),
        FunnelData.Lead(),
    ];

    [Test]
    public void Compute_Published_CountsThoseWhomTheLoggedStageOrAManagerConverts()
    {
        LoggedCeiling ceiling = LoggedCeiling.Compute(FunnelData.Split(Leads), CrmProtocol.Published);
        Assert.That(ceiling.CanSubscribe, Is.EqualTo(new[] { true, true, false, false, false }));
        Assert.That(ceiling.Rate, Is.EqualTo(0.4));
    }

    [TestCase(1)]
    [TestCase(10)]
    public void Compute_Prospective_CountsThoseWhomAManagerConverts(int budget)
    {
        LoggedCeiling ceiling = LoggedCeiling.Compute(FunnelData.Split(Leads), CrmProtocol.Prospective, budget);
        Assert.That(ceiling.CanSubscribe, Is.EqualTo(new[] { false, true, false, false, false }));
        Assert.That(ceiling.Count, Is.EqualTo(1));
    }

    [Test]
    public void Compute_EveryJourney_AgreesWithPlayingAllSequences()
    {
        CrmLead[] leads =
        [
            .. from steps in Enumerable.Range(0, 32)
               from subscribed in new[] { false, true }
               from stage in new[] { null, "interested", "subscribed already" }
               select FunnelData.Lead((CrmSteps)steps, subscribed, stage: stage),
        ];
        CrmSplit split = FunnelData.Split(leads);
        foreach (CrmProtocol protocol in Enum.GetValues<CrmProtocol>())
        {
            CrmFunnelEnvironment environment = FunnelData.Environment(split, protocol);
            LoggedCeiling ceiling = LoggedCeiling.Compute(split, protocol);
            var observation = new double[9];
            for (int customer = 0; customer < leads.Length; customer++)
            {
                bool found = false;
                // Sequences of three actions: more cannot help where only one action reaches stage 4.
                for (int sequence = 0; sequence < 216 && !found; sequence++)
                {
                    environment.ResetTo(customer, null, observation);
                    for (int i = 0, rest = sequence; i < 3 && !found; i++, rest /= 6)
                    {
                        environment.Step(rest % 6, observation);
                        found = environment.IsSubscribed;
                    }
                }

                Assert.That(ceiling.CanSubscribe[customer], Is.EqualTo(found), $"{protocol} {leads[customer]}");
            }
        }
    }

    [Test]
    public void Compute_BudgetOutOfRange_Throws() =>
        Assert.That(() => LoggedCeiling.Compute(FunnelData.Split(Leads), CrmProtocol.Prospective, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
