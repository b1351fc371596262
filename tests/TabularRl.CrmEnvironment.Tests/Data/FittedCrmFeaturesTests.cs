namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class FittedCrmFeaturesTests
{
    private static readonly CrmFeature Own = new("Letters", (lead, context) => (lead.Country?.Length ?? 0) + context.Statistics.AverageRate);

    private static readonly IReadOnlyList<CrmFeature>[] ProspectiveSets = [CrmFeatureSets.Prospective, SimulatedFeatures.All, CrmFeatureSets.OneHot45];

    [TestCaseSource(nameof(ProspectiveSets))]
    public void Stored_Prospective_GivesValidationAndTestTheirFeaturesBitForBit(IReadOnlyList<CrmFeature> features)
    {
        CrmDataset dataset = GeneratedData.Dataset(CrmProtocol.Prospective, features, new CrmDatasetOptions { RateSmoothing = 7.3 });
        FittedCrmFeatures loaded = FittedCrmFeatures.FromJson(dataset.Fitted.ToJson());

        Assert.That(loaded.Features, Is.EqualTo(features));
        foreach (CrmSplit split in new[] { dataset.Validation, dataset.Test })
        {
            CrmSplit again = loaded.CreateSplit("new", split.Leads);
            for (int i = 0; i < split.Leads.Count; i++)
            {
                Assert.That(Bits(again.GetFeatures(i)), Is.EqualTo(Bits(split.GetFeatures(i))));
                Assert.That(Bits(loaded.Compute(split.Leads[i])), Is.EqualTo(Bits(split.GetFeatures(i))));
            }
        }
    }

    [FsCheckProperty]
    public bool Stored_AnyCustomers_GivesLaterOnesTheirFeaturesAndKeepsItsText(int[] numbers, byte smoothing)
    {
        var dataset = CrmDataset.Create(TestLeads.From(numbers), CrmProtocol.Prospective, options: new CrmDatasetOptions { RateSmoothing = smoothing });
        string json = dataset.Fitted.ToJson();
        var loaded = FittedCrmFeatures.FromJson(json);

        return loaded.ToJson() == json && loaded.Statistics.ToJson() == dataset.Statistics.ToJson()
            && dataset.Splits.Skip(1).All(split => HaveEqualFeatures(split, loaded.CreateSplit("new", split.Leads)));
    }

    [FsCheckProperty]
    public bool Stored_AnyCustomers_EqualsTheFittedForWhoeverComes(int[] numbers, int[] newNumbers, CrmProtocol protocol)
    {
        FittedCrmFeatures fitted = CrmDataset.Create(TestLeads.From(numbers), protocol).Fitted;
        CrmLead[] comers = TestLeads.From(newNumbers);

        return HaveEqualFeatures(fitted.CreateSplit("new", comers), FittedCrmFeatures.FromJson(fitted.ToJson()).CreateSplit("new", comers));
    }

    [Test]
    public void Compute_ProspectiveDatedTrainingCustomers_GivesTheFeaturesTheyWereTrainedOn()
    {
        CrmDataset dataset = GeneratedData.Dataset(CrmProtocol.Prospective);

        Assert.That(dataset.Train.Leads.Count(lead => lead.FirstContact is null), Is.Zero);
        Assert.That(HaveEqualFeatures(dataset.Train, FittedCrmFeatures.FromJson(dataset.Fitted.ToJson()).CreateSplit("new", dataset.Train.Leads)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Stored_Published_KeepsTrainingNumbersAndGivesAllElseAsTheSplitHasIt(bool withEducation)
    {
        CrmDataset dataset = GeneratedData.Dataset(CrmProtocol.Published, withEducation ? CrmFeatureSets.Published16 : CrmFeatureSets.OneHot45);
        FittedCrmFeatures loaded = FittedCrmFeatures.FromJson(dataset.Fitted.ToJson());
        CategoryEncoder countries = CategoryEncoder.Fit(dataset.Train.Leads.Select(lead => lead.Country));
        CategoryEncoder educations = CategoryEncoder.Fit(dataset.Train.Leads.Select(lead => lead.Education));

        foreach (CrmSplit split in dataset.Splits)
        {
            CrmSplit again = loaded.CreateSplit("new", split.Leads);
            for (int i = 0; i < split.Leads.Count; i++)
            {
                double[] expected = split.GetFeatures(i).ToArray();
                expected[IndexOf(dataset, "Country_Encoded")] = countries.Encode(split.Leads[i].Country);
                if (withEducation)
                    expected[IndexOf(dataset, "Education_Encoded")] = educations.Encode(split.Leads[i].Education);
                Assert.That(Bits(again.GetFeatures(i)), Is.EqualTo(Bits(expected)));
            }
        }
    }

    [Test]
    public void Compute_Published_CountsFromTheDayThatIsGiven()
    {
        FittedCrmFeatures fitted = GeneratedData.Dataset(CrmProtocol.Published).Fitted;
        CrmLead lead = new() { Id = 1, FirstContact = TestLeads.Start };

        Assert.That(fitted.Compute(lead)[3], Is.Zero);
        Assert.That(fitted.Compute(lead, TestLeads.Start.AddDays(73))[3], Is.EqualTo(0.2));
    }

    [Test]
    public void Compute_UnknownAndMissingCategories_GetTheUnknownCodeAndTheOverallRate([Values] CrmProtocol protocol)
    {
        CrmDataset dataset = GeneratedData.Dataset(protocol, protocol == CrmProtocol.Published ? CrmFeatureSets.Published16 : [CrmFeatureSets.Published16[0], .. CrmFeatureSets.Prospective]);
        FittedCrmFeatures loaded = FittedCrmFeatures.FromJson(dataset.Fitted.ToJson());
        CrmLead unknown = new() { Id = -1, Country = "Atlantis", Education = "B99" };

        Assert.That(loaded.Compute(unknown), Is.EqualTo(loaded.Compute(unknown with { Country = null, Education = null })));
        Assert.That(loaded.Compute(unknown)[IndexOf(dataset, "Education_Encoded")], Is.EqualTo(dataset.Fitted.Educations.UnknownCode).And.GreaterThan(20));
        Assert.That(loaded.Compute(unknown)[IndexOf(dataset, "Country_Encoded")], Is.EqualTo(dataset.Fitted.Countries.UnknownCode).And.GreaterThan(20));
        Assert.That(loaded.Compute(unknown)[IndexOf(dataset, "Country_ConvRate")], Is.EqualTo(dataset.Statistics.AverageRate).Within(1e-15));
    }

    [Test]
    public void CreateSplit_NewWorkbookWithOtherCountries_KeepsTheTrainingNumbersAndAliases()
    {
        var options = new CrmDatasetOptions { Cleaning = new CrmCleaningOptions { CountryAliases = CountryAliases.Empty.With("The Land", "Canada").With("nowhere", null) } };
        CrmLead[] training = [.. Enumerable.Range(0, 20).Select(i => new CrmLead { Id = i, FirstContact = TestLeads.Start.AddDays(i), Country = i % 2 == 0 ? "Brazil" : "Canada" })];
        FittedCrmFeatures loaded = FittedCrmFeatures.FromJson(CrmDataset.Create(training, CrmProtocol.Prospective, options: options).Fitted.ToJson());
        using var folder = new TempFolder();
        CrmWorkbook workbook = CrmWorkbook.Read(folder.WriteCustomers("7,Angola", "3, the  LAND", "5,brazil", "6,NOWHERE", "8,usa"));

        CrmSplit split = loaded.CreateSplit("new", workbook.Clean(loaded.Protocol, loaded.Cleaning));

        Assert.That(split.Name, Is.EqualTo("new"));
        Assert.That(split.Leads.Select(lead => lead.Id), Is.EqualTo(new[] { 7, 3, 5, 6, 8 }));
        Assert.That(split.Leads.Select(lead => lead.Country), Is.EqualTo(new[] { "Angola", "Canada", "Brazil", null, "Usa" }));
        Assert.That(Enumerable.Range(0, 5).Select(i => split.GetFeatures(i)[0]), Is.EqualTo(new[] { 2.0, 1, 0, 2, 2 }));
    }

    [Test]
    public void CreateSplit_BadCustomers_AreRefused()
    {
        FittedCrmFeatures fitted = GeneratedData.Dataset(CrmProtocol.Prospective).Fitted;

        Assert.That(() => fitted.CreateSplit("new", [new() { Id = 5 }, new() { Id = 5 }]), Throws.ArgumentException.With.Message.Contains("ID 5"));
        Assert.That(() => fitted.CreateSplit("new", GeneratedData.Workbook.Clean(CrmProtocol.Published)), Throws.ArgumentException.With.Message.Contains("Prospective"));
        Assert.That(() => fitted.CreateSplit("", []), Throws.ArgumentException);
        Assert.That(fitted.CreateSplit("new", []).Leads, Is.Empty);
    }

    [Test]
    public void FromJson_OwnFeature_NeedsItsDefinition()
    {
        CrmDataset dataset = GeneratedData.Dataset(CrmProtocol.Prospective, [.. CrmFeatureSets.Prospective, Own]);
        string json = dataset.Fitted.ToJson();

        Assert.That(HaveEqualFeatures(dataset.Test, FittedCrmFeatures.FromJson(json, dataset.Features).CreateSplit("new", dataset.Test.Leads)));
        Assert.That(() => FittedCrmFeatures.FromJson(json), Throws.TypeOf<CrmDataException>().With.Message.Contains("'Letters'"));
        Assert.That(() => FittedCrmFeatures.FromJson(json, [Own, Own with { Compute = (_, _) => 0 }]), Throws.TypeOf<CrmDataException>().With.Message.Contains("2 definitions"));
        Assert.That(() => FittedCrmFeatures.FromJson(json, [Own with { Live = LiveFeature.Stage }]), Throws.TypeOf<CrmDataException>().With.Message.Contains("follows 'Stage'"));
    }

    [Test]
    public void FromJson_LoggedStageUnderTheProspectiveProtocol_StaysTheLoggedOne()
    {
        CrmLead[] leads = [new() { Id = 1, Stage = "interested" }];
        FittedCrmFeatures loaded = FittedCrmFeatures.FromJson(CrmDataset.Create([], CrmProtocol.Prospective, CrmFeatureSets.Published15).Fitted.ToJson());

        Assert.That(loaded.CreateSplit("new", leads).GetFeatures(0)[1], Is.EqualTo(3));
    }

    [Test]
    public void ToJson_GeneratedWorkbook_IsOneLineWithoutIdsAndFitsBesideATable()
    {
        string json = GeneratedData.Dataset(CrmProtocol.Prospective).Fitted.ToJson();
        TestContext.Out.WriteLine($"{json.Length} characters");

        Assert.That(json, Does.Not.Contain('\n').And.Not.Contain("\"Id\"").IgnoreCase);
        Assert.That(json.Length, Is.LessThan(200_000));
    }

    private static int IndexOf(CrmDataset dataset, string feature) => dataset.Features.Index().Single(entry => entry.Item.Name == feature).Index;

    private static long[] Bits(ReadOnlySpan<double> values) => [.. values.ToArray().Select(BitConverter.DoubleToInt64Bits)];

    private static bool HaveEqualFeatures(CrmSplit first, CrmSplit second) =>
        first.Leads.Count == second.Leads.Count
        && Enumerable.Range(0, first.Leads.Count).All(i => Bits(first.GetFeatures(i)).AsSpan().SequenceEqual(Bits(second.GetFeatures(i))));
}
