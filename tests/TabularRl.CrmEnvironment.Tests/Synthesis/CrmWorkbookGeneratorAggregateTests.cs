namespace TabularRl.Crm.Tests;

[TestFixture(42UL)]
[TestFixture(7UL)]
internal sealed class CrmWorkbookGeneratorAggregateTests(ulong seed) : GeneratedWorkbookFixture(seed)
{
    [TestCase("ID", 11_032)]
    [TestCase("Country", 10_141)]
    [TestCase("Education", 7_429)]
    [TestCase("First Contact", 10_317)]
    [TestCase("Last Contact", 10_722)]
    [TestCase("Status", 10_229)]
    [TestCase("Stage", 944)]
    [TestCase("First Call", 441)]
    [TestCase("Signed up for a demo", 283)]
    [TestCase("Filled in customer survey", 184)]
    [TestCase("Did sign up to the platform", 423)]
    [TestCase("Account Manager assigned", 71)]
    [TestCase("Subscribed", 48)]
    public void Write_PublishedSize_FillsEachColumnAsOften(string column, int filled) =>
        Assert.That(Leads.Count(lead => lead[column] is not null), Is.EqualTo(filled));

    [Test]
    public void Write_PublishedSize_HasTheStatusesAndStages()
    {
        Dictionary<string, int> statuses = CountBy(lead => (string?)lead["Status"]);
        Dictionary<string, int> stages = CountBy(lead => lead.Stage);
        Assert.That(statuses, Is.EquivalentTo(new Dictionary<string, int> { [""] = 803, ["1st message"] = 8_500, ["2nd message"] = 908, ["3rd message"] = 821 }));
        Assert.That(stages, Is.EquivalentTo(new Dictionary<string, int>
        {
            [""] = 10_088,
            ["not interested"] = 626,
            ["interested"] = 141,
            ["declined/canceled call"] = 65,
            ["subscribed already"] = 46,
            ["did not join the call"] = 38,
            ["do not contact"] = 28,
        }));
    }

    [Test]
    public void Write_PublishedSize_HasTheJourneys()
    {
        Dictionary<string, int> journeys = CountBy(lead => lead.Journey);
        Dictionary<string, int> published = new()
        {
            [""] = 10_378,
            ["call"] = 164,
            ["call+signup"] = 137,
            ["demo"] = 96,
            ["demo+survey"] = 59,
            ["signup"] = 44,
            ["call+demo+survey"] = 36,
            ["call+demo+survey+signup"] = 30,
            ["call+demo+survey+signup+manager+subscribed"] = 29,
            ["call+demo+survey+signup+manager"] = 15,
            ["call+signup+manager+subscribed"] = 13,
            ["demo+survey+signup"] = 11,
            ["call+signup+manager"] = 10,
            ["call+demo"] = 2,
            ["call+demo+survey+manager+subscribed"] = 2,
            ["call+signup+subscribed"] = 2,
        };
        Assert.That(published, Is.SubsetOf(journeys));
        Assert.That(journeys.Where(pair => !published.ContainsKey(pair.Key)).Select(pair => pair.Value), Is.EqualTo(new[] { 1, 1, 1, 1 }));
    }

    [TestCase("First Call", 441)]
    [TestCase("Signed up for a demo", 283)]
    [TestCase("Filled in customer survey", 184)]
    [TestCase("Did sign up to the platform", 295)]
    [TestCase("Account Manager assigned", 71)]
    [TestCase("Subscribed", 47)]
    public void Write_PublishedSize_HasAsManyEvents(string column, int events) =>
        Assert.That(Leads.Count(lead => lead.Date(column) is not null), Is.EqualTo(events));

    [Test]
    public void Write_PublishedSize_HasTheBootcampsAndTheirSubscribers()
    {
        Dictionary<string, int> customers = CountBy(lead => lead.Education);
        Dictionary<string, int> subscribers = Leads.Where(lead => lead.IsSubscriber).GroupBy(lead => lead.Education ?? "").ToDictionary(group => group.Key, group => group.Count());
        Dictionary<string, int> named = new()
        {
            ["B27"] = 1_942,
            ["B11"] = 923,
            ["B8"] = 129,
            ["B30"] = 218,
            [""] = 3_603,
            ["B10"] = 670,
            ["B9"] = 635,
            ["B1"] = 393,
            ["B29"] = 353,
            ["B21"] = 331,
        };
        Assert.That(named, Is.SubsetOf(customers));
        Assert.That(customers.Keys.Where(key => key.Length > 0), Is.EquivalentTo(Enumerable.Range(1, 30).Select(i => $"B{i}")));
        Assert.That(subscribers, Is.EquivalentTo(new Dictionary<string, int> { ["B27"] = 12, ["B11"] = 3, ["B8"] = 1, ["B30"] = 1, [""] = 30 }));
    }

    [Test]
    public void Write_PublishedSize_HasTheSubscribersByCountry()
    {
        int[] counts = [.. Leads.Where(lead => lead.IsSubscriber).GroupBy(lead => lead.Country).Select(group => group.Count()).OrderDescending()];
        Assert.That(counts, Is.EqualTo(new[] { 21, 9, 5, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1 }));
        Assert.That(Leads.Count(lead => lead.IsSubscriber && lead.Country is null), Is.EqualTo(9));
        Assert.That(Leads.Count(lead => lead.IsSubscriber && lead.Country == "USA"), Is.EqualTo(21));
    }

    [Test]
    public void Write_PublishedSize_SplitsAsPublished()
    {
        Assert.That(new[] { Train.Length, Validation.Length, Test.Length }, Is.EqualTo(new[] { 7_722, 1_655, 1_655 }));
        Assert.That(new[] { Train, Validation, Test }.Select(split => split.Count(lead => lead.IsSubscriber)), Is.EqualTo(new[] { 19, 3, 25 }));
        Assert.That(new[] { Train, Validation, Test }.Select(split => split.Count(lead => lead.Date("First Call") is not null)), Is.EqualTo(new[] { 299, 23, 119 }));
    }

    [Test]
    public void Write_PublishedSize_ConvertsTheTestSubscribersAsPublished()
    {
        ReadBackLead[] subscribers = [.. Test.Where(lead => lead.IsSubscriber)];
        bool HasManager(ReadBackLead lead) => lead.Date("Account Manager assigned") is not null;
        Assert.That(subscribers.Count(lead => lead.Stage == "subscribed already"), Is.EqualTo(21));
        Assert.That(subscribers.Count(lead => lead.Stage is null && HasManager(lead)), Is.EqualTo(3));
        Assert.That(subscribers.Count(lead => lead.Stage is null && !HasManager(lead)), Is.EqualTo(1));
        Assert.That(subscribers.Count(HasManager), Is.EqualTo(23));
        Assert.That(Train.Count(lead => lead.IsSubscriber && lead.Stage == "subscribed already"), Is.EqualTo(19));
        Assert.That(Leads.Count(lead => lead.IsSubscriber && HasManager(lead)), Is.EqualTo(44));
    }

    [Test]
    public void Write_PublishedSize_MakesTheTestCustomersUnknownToThePublishedPolicy()
    {
        PublishedStates states = new(Train);
        string[] trainSpellings = PublishedStates.SpellingsOf(Train), testSpellings = PublishedStates.SpellingsOf(Test);
        HashSet<string> reachable = [.. Train.SelectMany(lead => states.Reachable(lead, Train, trainSpellings))];

        Assert.That(reachable, Has.Count.InRange(1_449 * 0.7, 1_449 * 1.3));
        Assert.That(Test.Count(lead => reachable.Contains(states.First(lead, Test, testSpellings))), Is.Zero);
        Assert.That(Test.Count(lead => reachable.Contains(states.First(lead, Test, trainSpellings))), Is.GreaterThan(Test.Length / 10), "numbered once");
    }
}
