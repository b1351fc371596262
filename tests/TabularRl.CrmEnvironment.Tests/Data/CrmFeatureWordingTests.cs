namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class CrmFeatureWordingTests
{
    private static readonly CategoryEncoder Countries = CategoryEncoder.Fit(["Canada", "Brazil", "United States"]);
    private static readonly CategoryEncoder Bootcamps = CategoryEncoder.Fit(["B2", "B10"]);

    private static IEnumerable<IReadOnlyList<CrmFeature>> Sets =>
        [CrmFeatureSets.Published16, CrmFeatureSets.OneHot45, CrmFeatureSets.Prospective, SimulatedFeatures.All];

    [TestCase("Country_Encoded", 1, "country: Canada")]
    [TestCase("Country_Encoded", 3, "country: none, or a country that training did not have")]
    [TestCase("Country_Encoded", 74, "country: none, or a country that training did not have")]
    [TestCase("Country_Encoded", -1, "country: none, or a country that training did not have")]
    [TestCase("Education_Encoded", 0, "bootcamp: B10")]
    [TestCase("Education_Encoded", 2, "bootcamp: none, or a bootcamp that training did not have")]
    [TestCase("Stage_Encoded", 0, "stage: lead")]
    [TestCase("Stage_Encoded", 2, "stage: demo, or a call declined or missed")]
    [TestCase("Stage_Encoded", 7, "stage: 7")]
    [TestCase("Status_Active", 0, "status: not active")]
    [TestCase("Status_Active", 1, "status: active")]
    [TestCase("Days_Since_First_Norm", 0.37, "135 days since the first contact")]
    [TestCase("Days_Since_First_Norm", 1, "365 days or more since the first contact")]
    [TestCase("Days_Since_Last_Norm", 0.03, "1 day since the last contact")]
    [TestCase("Days_Since_Last_Norm", 1, "30 days or more since the last contact")]
    [TestCase("Days_Between_Norm", 0, "0 days, or an unknown number, from first to last contact")]
    [TestCase("Contact_Frequency", 1, "contact frequency: all on one day")]
    [TestCase("Contact_Frequency", 0.2, "contact frequency: once in 5 days")]
    [TestCase("Contact_Frequency", 0, "contact frequency: almost never")]
    [TestCase("Had_First_Call", 1, "had a first call")]
    [TestCase("Had_First_Call", 0, "no first call yet")]
    [TestCase("Had_Demo", 1, "had a demo")]
    [TestCase("Had_Survey", 0, "no survey yet")]
    [TestCase("Had_Signup", 1, "signed up to the platform")]
    [TestCase("Had_Manager", 0, "no account manager yet")]
    [TestCase("Country_ConvRate", 0.0123, "conversion rate of the country: 1.23 %")]
    [TestCase("Education_ConvRate", 0, "conversion rate of the bootcamp: 0 %")]
    [TestCase("Stages_Completed", 1, "1 step done")]
    public void Describe_PublishedFeature_ReadsAsWords(string name, double value, string expected) =>
        Assert.That(Describe(CrmFeatureSets.Published16, name, value), Is.EqualTo(expected));

    [TestCase("Stage_Encoded", 2, "stage: demo")]
    [TestCase("Stage_Encoded", 5, "stage: manager")]
    [TestCase("Contacts_Left", 1, "1 contact left")]
    [TestCase("Contacts_Left", 2, "2 contacts left")]
    public void Describe_ProspectiveFeature_ReadsAsWords(string name, double value, string expected) =>
        Assert.That(Describe(CrmFeatureSets.Prospective, name, value), Is.EqualTo(expected));

    [TestCase(CrmSegments.UsCanada, "market: United States or Canada")]
    [TestCase(CrmSegments.Elsewhere, "market: another country")]
    [TestCase(CrmSegments.Unknown, "market: country not given")]
    public void Describe_Segment_ReadsAsAMarket(int segment, string expected) =>
        Assert.That(Describe(SimulatedFeatures.All, "Segment", segment), Is.EqualTo(expected));

    [Test]
    public void Describe_BootcampIndicator_SaysWhichOne()
    {
        Assert.That(Describe(CrmFeatureSets.OneHot45, "Education_B12", 1), Is.EqualTo("bootcamp B12"));
        Assert.That(Describe(CrmFeatureSets.OneHot45, "Education_B12", 0), Is.EqualTo("not bootcamp B12"));
    }

    [Test]
    public void Describe_FeatureOfYourOwn_KeepsItsNameAndNumber()
    {
        CrmFeature[] own = [new("Shoe_Size", (_, _) => 42.5)];
        Assert.That(Describe(own, "Shoe_Size", 42.5), Is.EqualTo("Shoe_Size: 42.5"));
        Assert.That(new CrmFeatureWording(own, Countries, Bootcamps).NameOf(0), Is.EqualTo("Shoe_Size"));
    }

    [TestCaseSource(nameof(Sets))]
    public void Wording_FeaturesOfTheLibrary_NeverShowsACodeNameAndTellsThemApart(IReadOnlyList<CrmFeature> features)
    {
        var wording = new CrmFeatureWording(features, Countries, Bootcamps);
        int[] positions = [.. Enumerable.Range(0, features.Count)];
        Assert.That(positions.Select(wording.NameOf), Is.Unique.And.None.Contains("_"));
        foreach (double value in new[] { 0.0, 1 })
            Assert.That(positions.Select(position => wording.Describe(position, value)), Is.Unique.And.None.Contains("_"));
    }

    [Test]
    public void Wording_OfWhatWasFitted_KnowsTheTrainingCountries()
    {
        CrmLead[] leads = [.. Enumerable.Range(1, 10).Select(id => new CrmLead { Id = id, Country = id < 6 ? "Peru" : "Chile", FirstContact = TestLeads.Start.AddDays(id) })];
        var wording = new CrmFeatureWording(CrmDataset.Create(leads, CrmProtocol.Prospective).Fitted);
        Assert.That(wording.Describe(0, 1), Is.EqualTo("country: Peru"));
        Assert.That(wording.Features, Is.EqualTo(CrmFeatureSets.Prospective));
    }

    [Test]
    public void Wording_PositionThatIsNone_IsRefused()
    {
        var wording = new CrmFeatureWording(CrmFeatureSets.Prospective, Countries, Bootcamps);
        Assert.That(() => wording.NameOf(10), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => wording.Describe(-1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new CrmFeatureWording(null!), Throws.ArgumentNullException);
    }

    private static string Describe(IReadOnlyList<CrmFeature> features, string name, double value) => new CrmFeatureWording(features, Countries, Bootcamps)
        .Describe(features.Index().Single(entry => entry.Item.Name == name).Index, value);
}
