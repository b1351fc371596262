using System.Globalization;

namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class CrmCsvTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Write_QuirksWorkbook_ReadsBackToEqualCustomers()
    {
        CrmDataset dataset = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Published);

        foreach (CrmSplit split in dataset.Splits)
            Assert.That(ReadBack(dataset, split), Is.EqualTo(split.Leads));
    }

    [Test]
    public void Write_HostileTexts_ReadBackToEqualCustomers()
    {
        string[] texts = ["a,b", "say \"no\"", " ", " both ", "two\nlines", "two\r\nlines", "\"", ";", "\t", "'", "中国", "🦊", "=1+1", "#x"];
        CrmLead[] leads =
        [
            .. texts.Select((text, i) => new CrmLead { Id = i - 3, Country = text, Education = text, Status = text, Stage = text, FirstContact = new DateOnly(1 + (i * 700), 2, 3) }),
            new() { Id = long.MaxValue, Subscription = DateOnly.MaxValue, SignUp = DateOnly.MinValue },
        ];
        CrmDataset dataset = CrmDataset.Create(leads, CrmProtocol.Published);

        foreach (CrmSplit split in dataset.Splits)
            Assert.That(ReadBack(dataset, split), Is.EqualTo(split.Leads));
    }

    [Test]
    public void Write_Header_IsTheWorkbooksThenTheOutcomeThenTheFeatures()
    {
        CrmDataset dataset = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Published, CrmFeatureSets.OneHot45);
        string header = Text(dataset, dataset.Test).Split('\n')[0];

        Assert.That(header, Is.EqualTo(
            TempFolder.Header + ",Subscribed_Binary,Education_Encoded," + string.Join(',', CrmFeatureSets.Published15.Select(feature => feature.Name))));
    }

    [Test]
    public void Write_QuirksWorkbook_HoldsTheOraclesValues()
    {
        CrmDataset dataset = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Published);
        string[] lines = [.. dataset.Splits.SelectMany(split => Text(dataset, split).Split('\n')[1..^1])];
        string[][] oracle = [.. File.ReadLines(Quirks.FeaturesPath).Skip(1).Select(line => line.Split(','))];

        Assert.That(lines, Has.Length.EqualTo(oracle.Length));
        for (int i = 0; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split(',');
            Assert.That(Numbers(cells[^16..]), Is.EqualTo(Numbers(oracle[i][2..^1])).Within(1e-9));
            Assert.That((cells[0], cells[13]), Is.EqualTo((oracle[i][0], oracle[i][^1])));
        }
    }

    [Test]
    public void Write_OneCustomer_IsExactlyThisLine()
    {
        CrmLead lead = new()
        {
            Id = 7,
            Country = "CA ",
            Education = "B2",
            FirstContact = new(2021, 3, 4),
            LastContact = new(2021, 3, 7),
            Stage = "interested",
            FirstCall = new(2021, 3, 5),
        };
        CrmDataset dataset = CrmDataset.Create([lead], CrmProtocol.Published);

        Assert.That(Text(dataset, dataset.Test).Split('\n')[1], Is.EqualTo(
            "7,\"CA \",B2,2021-03-04,2021-03-07,,interested,2021-03-05,,,,,,0,0,0,3,0,0,0,0.00821917808219178,0.25,1,0,0,0,0,0,0,1"));
    }

    [Test]
    public void Write_Stream_StaysOpenAndHasNoByteOrderMark()
    {
        CrmDataset dataset = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Published);
        using var stream = new MemoryStream();

        CrmCsv.Write(stream, dataset, dataset.Train);

        Assert.That(stream.CanWrite);
        Assert.That(stream.ToArray()[..3], Is.EqualTo("ID,"u8.ToArray()));
    }

    [Test]
    public void Write_ProspectiveDatasetOrForeignSplit_IsRefused()
    {
        CrmDataset published = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Published);
        CrmDataset prospective = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Prospective);

        Assert.That(() => CrmCsv.Write(TextWriter.Null, prospective, prospective.Train), Throws.ArgumentException.With.Message.Contains("published protocol"));
        Assert.That(() => CrmCsv.Write(TextWriter.Null, published, prospective.Train), Throws.ArgumentException.With.Message.Contains("not one of"));
    }

    private static double[] Numbers(string[] cells) => [.. cells.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    private static string Text(CrmDataset dataset, CrmSplit split)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        CrmCsv.Write(writer, dataset, split);
        return writer.ToString();
    }

    private IReadOnlyList<CrmLead> ReadBack(CrmDataset dataset, CrmSplit split)
    {
        string path = Path.Combine(_folder.FolderPath, $"crm_{split.Name}.csv");
        using (FileStream stream = File.Create(path))
            CrmCsv.Write(stream, dataset, split);
        return CrmWorkbook.Read(path).Clean(CrmProtocol.Published).Leads;
    }
}
