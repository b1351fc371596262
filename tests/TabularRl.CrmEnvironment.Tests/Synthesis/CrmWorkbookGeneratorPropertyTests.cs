namespace TabularRl.Crm.Tests;

internal sealed class CrmWorkbookGeneratorPropertyTests
{
    private static readonly string[] Headers =
    [
        "ID", "Country", "Education", "First Contact", "Last Contact", "Status", "Stage",
        "First Call", "Signed up for a demo", "Filled in customer survey", "Did sign up to the platform", "Account Manager assigned", "Subscribed",
    ];

    [FsCheckProperty(MaxTest = 12)]
    public void Write_AnySeedAndSize_GivesAWorkbookForExperiments(ulong seed, ushort size)
    {
        int customers = 200 + size % 1_800;
        using MemoryStream workbook = new();
        CrmWorkbookGenerator generator = new(new CrmWorkbookGeneratorOptions { Seed = seed, CustomerCount = customers });
        generator.Write(workbook);
        workbook.Position = 0;
        (IReadOnlyList<ReadBackLead> leads, int emptyRows) = ReadBackLead.Read(workbook);

        Assert.That(leads, Has.Count.EqualTo(customers));
        Assert.That(emptyRows, Is.Positive);
        foreach (string header in Headers)
            Assert.That(leads.Count(lead => lead[header] is not null), Is.Positive, header);
        Assert.That(leads.Select(lead => lead.Id), Is.Unique);
        AssertJourneysAreOrdered(leads);
        AssertOdditiesOccur(leads);
        AssertSplitsHaveSubscribers(leads);
        AssertSplitsArePlanned(leads, generator.Generate());
    }

    private static void AssertJourneysAreOrdered(IReadOnlyList<ReadBackLead> leads)
    {
        foreach (ReadBackLead lead in leads)
        {
            DateTime?[] dates = [lead.First, .. ReadBackLead.EventColumns.Select(lead.Date)];
            Assert.That(dates.OfType<DateTime>(), Is.Ordered, $"customer {lead.Id}");
            Assert.That(dates[^1] is null || dates[1] is not null, "subscribed without a call");
        }
    }

    private static void AssertOdditiesOccur(IReadOnlyList<ReadBackLead> leads)
    {
        Assert.That(leads.Select(lead => lead["First Contact"]), Does.Contain("2021-13-12"));
        Assert.That(leads.Select(lead => lead["Last Contact"]), Does.Contain("2021-13-12").And.Contain("27.12.2042").And.Contain("27.12.2021").And.Contain("06.01.2022"));
        Assert.That(leads.Select(lead => lead["Subscribed"]), Does.Contain("0000-00-00"));
        Assert.That(leads.Select(lead => lead["Did sign up to the platform"]), Does.Contain("No").And.Contain(6_691_845.0));
        Assert.That(leads.Count(lead => lead.PublishedDate("Last Contact") < lead.First), Is.EqualTo(1));
    }

    private static void AssertSplitsHaveSubscribers(IReadOnlyList<ReadBackLead> leads)
    {
        (ReadBackLead[] train, ReadBackLead[] validation, ReadBackLead[] test) = ReadBackLead.Split(leads);
        Assert.That(train.Count(lead => lead.IsSubscriber), Is.GreaterThanOrEqualTo(3));
        Assert.That(validation.Count(lead => lead.IsSubscriber), Is.GreaterThanOrEqualTo(1));
        Assert.That(test.Count(lead => lead.IsSubscriber), Is.GreaterThanOrEqualTo(3));
    }

    // What was planned for a split lands in it: ties are broken by the order of the rows.
    private static void AssertSplitsArePlanned(IReadOnlyList<ReadBackLead> leads, IReadOnlyList<GeneratedLead> planned)
    {
        (ReadBackLead[] train, ReadBackLead[] validation, ReadBackLead[] test) = ReadBackLead.Split(leads);
        long[] Ids(LeadSplit split) => [.. planned.Where(lead => lead.Split == split).Select(lead => lead.Id).Order()];
        Assert.That(train.Select(lead => lead.Id).Order(), Is.EqualTo(Ids(LeadSplit.Train)));
        Assert.That(validation.Select(lead => lead.Id).Order(), Is.EqualTo(Ids(LeadSplit.Validation)));
        Assert.That(test.Select(lead => lead.Id).Order(), Is.EqualTo(Ids(LeadSplit.Test)));
    }
}
