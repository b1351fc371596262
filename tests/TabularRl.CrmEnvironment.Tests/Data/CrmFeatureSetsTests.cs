namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class CrmFeatureSetsTests
{
    [Test]
    public void Sets_Names_AreThePublishedOnesInOrder()
    {
        string[] published =
        [
            "Country_Encoded", "Stage_Encoded", "Status_Active", "Days_Since_First_Norm", "Days_Since_Last_Norm", "Days_Between_Norm", "Contact_Frequency",
            "Had_First_Call", "Had_Demo", "Had_Survey", "Had_Signup", "Had_Manager", "Country_ConvRate", "Education_ConvRate", "Stages_Completed",
        ];

        Assert.That(Names(CrmFeatureSets.Published15), Is.EqualTo(published));
        Assert.That(Names(CrmFeatureSets.Published16), Is.EqualTo(published.Prepend("Education_Encoded")));
        Assert.That(Names(CrmFeatureSets.OneHot45), Is.EqualTo(published.Concat(Enumerable.Range(1, 30).Select(i => $"Education_B{i}"))));
        Assert.That(Names(CrmFeatureSets.Prospective), Is.EqualTo(new[]
        {
            "Country_Encoded", "Stage_Encoded", "Had_First_Call", "Had_Demo", "Had_Survey", "Had_Manager", "Country_ConvRate", "Education_ConvRate", "Stages_Completed", "Contacts_Left",
        }));
    }

    [Test]
    public void Sets_LiveFeatures_AreTheStageAloneAsPublishedAndWhatTheAgentBringsAboutElse()
    {
        Assert.That(CrmFeatureSets.OneHot45.Where(feature => feature.Live != LiveFeature.None).Select(feature => (feature.Name, feature.Live)), Is.EqualTo(new[] { ("Stage_Encoded", LiveFeature.Stage) }));
        Assert.That(CrmFeatureSets.Prospective.Where(feature => feature.Live != LiveFeature.None).Select(feature => (feature.Name, feature.Live)), Is.EqualTo(new[]
        {
            ("Stage_Encoded", LiveFeature.Stage), ("Had_First_Call", LiveFeature.FirstCall), ("Had_Demo", LiveFeature.Demo), ("Had_Survey", LiveFeature.Survey),
            ("Had_Manager", LiveFeature.AccountManager), ("Stages_Completed", LiveFeature.StagesCompleted), ("Contacts_Left", LiveFeature.ContactsLeft),
        }));
    }

    [TestCase("do not contact", 0)]
    [TestCase("not interested", 1)]
    [TestCase("declined/canceled call", 2)]
    [TestCase("did not join the call", 2)]
    [TestCase("interested", 3)]
    [TestCase("subscribed already", 6)]
    [TestCase("something else", 0)]
    [TestCase(null, 0)]
    public void Published15_Stage_HasItsNumber(string? stage, double code) => Assert.That(Value("Stage_Encoded", new CrmLead { Id = 1, Stage = stage }), Is.EqualTo(code));

    [Test]
    public void Published15_StatusActive_IsExact()
    {
        Assert.That(Value("Status_Active", new CrmLead { Id = 1, Status = "Active" }), Is.EqualTo(1));
        Assert.That(Value("Status_Active", new CrmLead { Id = 1, Status = "active" }), Is.Zero);
    }

    [Test]
    public void OneHot45_Bootcamp_RaisesItsOwnIndicatorAlone()
    {
        CrmLead[] leads = [new() { Id = 1, Education = "B12" }, new() { Id = 2 }, new() { Id = 3, Education = "B31" }];
        CrmSplit test = CrmDataset.Create(leads, CrmProtocol.Published, CrmFeatureSets.OneHot45).Train;
        double[] indicators = test.GetFeatures(0)[15..].ToArray();

        Assert.That(indicators[11], Is.EqualTo(1));
        Assert.That(indicators.Sum(), Is.EqualTo(1));
        Assert.That(test.GetFeatures(1)[15..].ToArray(), Has.All.Zero);
    }

    [FsCheckProperty]
    public bool Prospective_AnyCustomer_StartsAsALead(int[] numbers)
    {
        CrmDataset dataset = CrmDataset.Create(TestLeads.From(numbers), CrmProtocol.Prospective);
        int[] live = [.. dataset.Features.Index().Where(entry => entry.Item.Live != LiveFeature.None).Select(entry => entry.Index)];

        return dataset.Splits.All(split => Enumerable.Range(0, split.Leads.Count).All(i => live.All(f => split.GetFeatures(i)[f] == 0)));
    }

    private static string[] Names(IEnumerable<CrmFeature> features) => [.. features.Select(feature => feature.Name)];

    private static double Value(string name, CrmLead lead)
    {
        CrmFeature feature = CrmFeatureSets.Published15.Single(feature => feature.Name == name);
        return CrmDataset.Create([lead], CrmProtocol.Published, [feature]).Test.GetFeatures(0)[0];
    }
}
