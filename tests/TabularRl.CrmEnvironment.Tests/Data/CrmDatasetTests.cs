namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class CrmDatasetTests
{
    private static readonly CrmLead[] Leads = TestLeads.From([.. Enumerable.Range(1, 40)]);

    [Test]
    public void Create_Published_NumbersCountriesInEachSplitApart()
    {
        CrmLead[] leads = [.. Enumerable.Range(0, 20).Select(i => new CrmLead { Id = i, FirstContact = TestLeads.Start.AddDays(i), Country = i < 14 ? "A" + (i % 3) : "A2" })];

        Assert.That(CrmDataset.Create(leads, CrmProtocol.Published).Test.GetFeatures(0)[0], Is.Zero);
        Assert.That(CrmDataset.Create(leads, CrmProtocol.Prospective).Test.GetFeatures(0)[0], Is.EqualTo(2));
    }

    [Test]
    public void Create_Prospective_GivesUnseenAndMissingCountriesOneCode()
    {
        CrmLead[] leads = [.. Enumerable.Range(0, 20).Select(i => new CrmLead { Id = i, FirstContact = TestLeads.Start.AddDays(i), Country = i < 14 ? "A" : i % 2 == 0 ? "new" : null })];
        CrmSplit test = CrmDataset.Create(leads, CrmProtocol.Prospective).Test;

        Assert.That(Enumerable.Range(0, 3).Select(i => test.GetFeatures(i)[0]), Has.All.EqualTo(1));
    }

    [Test]
    public void Create_OwnFeature_IsComputedBesideTheOthers()
    {
        CrmFeature seen = new("Latest", (_, context) => context.LatestFirstContact is null ? 0 : 1);
        IReadOnlyList<CrmFeature> features = [.. CrmFeatureSets.Prospective, seen];

        Assert.That(CrmDataset.Create(Leads, CrmProtocol.Published, features).Train.GetFeatures(0)[^1], Is.EqualTo(1));
        Assert.That(CrmDataset.Create(Leads, CrmProtocol.Prospective, features).Train.GetFeatures(0)[^1], Is.Zero);
    }

    [Test]
    public void Create_BadFeatures_AreRefusedByName()
    {
        CrmFeature feature = new("Twice", (_, _) => 0);
        CrmFeature endless = new("Endless", (_, _) => double.NaN);

        Assert.That(() => CrmDataset.Create(Leads, CrmProtocol.Published, []), Throws.ArgumentException.With.Message.Contains("at least one feature"));
        Assert.That(() => CrmDataset.Create(Leads, CrmProtocol.Published, [feature, feature]), Throws.ArgumentException.With.Message.Contains("'Twice'"));
        Assert.That(() => CrmDataset.Create(Leads, CrmProtocol.Published, [endless]), Throws.ArgumentException.With.Message.Contains("'Endless'"));
    }

    [Test]
    public void Create_IdTwice_IsRefused() =>
        Assert.That(() => CrmDataset.Create([new() { Id = 5 }, new() { Id = 5 }], CrmProtocol.Published), Throws.ArgumentException.With.Message.Contains("ID 5"));

    [Test]
    public void Create_FewCustomers_LeavesSplitsEmpty([Values(0, 1, 2)] int count, [Values] CrmProtocol protocol)
    {
        CrmDataset dataset = CrmDataset.Create(Leads[..count], protocol);

        Assert.That(dataset.Splits.Sum(split => split.Leads.Count), Is.EqualTo(count));
        Assert.That(dataset.Splits.Select(split => split.Name), Is.EqualTo(new[] { "train", "val", "test" }));
    }

    [Test]
    public void Load_QuirksWorkbook_KeepsSourceAndRepairs([Values] CrmProtocol protocol)
    {
        CrmDataset dataset = CrmDataset.Load(Quirks.WorkbookPath, protocol);
        CrmWorkbook workbook = CrmWorkbook.Read(Quirks.WorkbookPath);

        Assert.That((dataset.SourceName, dataset.Sha256), Is.EqualTo((workbook.SourceName, workbook.Sha256)));
        Assert.That(dataset.Repairs, Is.EqualTo(workbook.Clean(protocol).Repairs));
        Assert.That(dataset.Features, Is.EqualTo(CrmFeatureSets.DefaultFor(protocol)));
        Assert.That(dataset.Splits.Select(split => split.Leads.Count), Is.EqualTo(new[] { 168, 36, 36 }));
    }

    [Test]
    public void Load_OwnAliases_ReachTheCountries()
    {
        var options = new CrmDatasetOptions { Cleaning = new CrmCleaningOptions { CountryAliases = CountryAliases.Default.With("Nottingham", "United Kingdom") } };

        Assert.That(CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Prospective, options: options).Statistics.Countries.Select(country => country.Name), Has.None.EqualTo("Nottingham"));
        Assert.That(CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Prospective).Statistics.Countries.Select(country => country.Name), Has.Member("Nottingham"));
    }
}
