using System.Text;
using MiniExcelLibs;

namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class WorkbookCleaningTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Read_ColumnsInAnotherOrderCaseAndCompany_AreFoundByName()
    {
        string[] names = [.. TempFolder.Header.Split(',').Reverse().Select(name => " " + name.ToUpperInvariant() + " "), "Notes", "", ""];
        string path = _folder.Write("a.csv", string.Join(',', names) + "\n2021-05-06,,,,,2021-05-01,interested,1st message,2021-04-03,2021-04-02,B7,Chile,12,x,,\n");

        CrmLead lead = CrmWorkbook.Read(path).Clean(CrmProtocol.Prospective).Leads.Single();

        Assert.That(lead, Is.EqualTo(new CrmLead
        {
            Id = 12,
            Country = "Chile",
            Education = "B7",
            FirstContact = new DateOnly(2021, 4, 2),
            LastContact = new DateOnly(2021, 4, 3),
            Status = "1st message",
            Stage = "interested",
            FirstCall = new DateOnly(2021, 5, 1),
            Subscription = new DateOnly(2021, 5, 6),
        }));
    }

    [TestCase("12")]
    [TestCase("12.0")]
    [TestCase(" 12 ")]
    [TestCase("+12")]
    public void Read_IdAsText_IsAWholeNumber(string id) => Assert.That(Lead(CrmProtocol.Published, id).Id, Is.EqualTo(12));

    [TestCase(";")]
    [TestCase("\t")]
    public void Read_OtherSeparator_IsRecognised(string separator)
    {
        string path = _folder.Write("a.csv", (TempFolder.Header + "\n7,Chile,B1,,,,,,,,,,\n").Replace(",", separator, StringComparison.Ordinal));

        Assert.That(CrmWorkbook.Read(path).Clean(CrmProtocol.Published).Leads.Single().Country, Is.EqualTo("Chile"));
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    public void Read_ByteOrderMark_IsNoPartOfTheFirstName(string encoding)
    {
        Encoding unicode = Encoding.GetEncoding(encoding);
        string path = _folder.Write("a.csv", [.. unicode.GetPreamble(), .. unicode.GetBytes(TempFolder.Header + "\n7,中国,B1,,,,,,,,,,\n")]);

        Assert.That(CrmWorkbook.Read(path).Clean(CrmProtocol.Published).Leads.Single().Country, Is.EqualTo("中国"));
    }

    [Test]
    public void Read_WorkbookNamedCsv_IsRecognisedByItsContent() =>
        Assert.That(CrmWorkbook.Read(_folder.Write("a.csv", File.ReadAllBytes(Quirks.WorkbookPath))).CustomerCount, Is.EqualTo(240));

    [Test]
    public void Clean_EmptyRowsAnywhere_AreSkippedAndCounted()
    {
        string path = _folder.Write("a.csv", "\n" + TempFolder.Header + "\n1,,,,,,,,,,,,\n\n,,,,,,,,,,,,\n2,,,,,,,,,,,,\n , ,,,,,,,,,,,\n");

        CrmCleanedData data = CrmWorkbook.Read(path).Clean(CrmProtocol.Published);

        Assert.That(data.Leads.Select(lead => lead.Id), Is.EqualTo(new long[] { 1, 2 }));
        Assert.That(data.Repairs.Single(repair => repair.What.Contains("empty", StringComparison.Ordinal)).Count, Is.EqualTo(3));
    }

    [Test]
    public void Clean_TextsThatStandForMissing_AreMissingInEveryColumnAndTold(
        [Values("NA", "N/A", "n/a", "NaN", "nan", "-NaN", "-nan", "null", "NULL", "None", "<NA>", "#NA", "#N/A N/A", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN")] string marker,
        [Values] CrmProtocol protocol)
    {
        CrmCleanedData data = Clean(protocol, string.Join(',', new[] { "1" }.Concat(Enumerable.Repeat(marker, 12))));

        Assert.That(data.Leads.Single(), Is.EqualTo(new CrmLead { Id = 1 }));
        Assert.That(data.Repairs.Select(repair => repair.ToString()), Has.Member($"1 cell in 'Country' that stands for a missing value ('{marker}') was taken as missing"));
        Assert.That(data.Repairs.Count(repair => repair.What.Contains(marker, StringComparison.Ordinal)), Is.EqualTo(12));
    }

    [Test]
    public void Clean_MarkerWithBlanksAround_IsATextAsPublishedAndMissingElse()
    {
        Assert.That(Lead(CrmProtocol.Published, "1,\" NA \"").Country, Is.EqualTo(" NA "));
        Assert.That(Lead(CrmProtocol.Prospective, "1,\" NA \"").Country, Is.Null);
    }

    [Test]
    public void Clean_ErrorValues_AreMissing([Values("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?")] string error, [Values] CrmProtocol protocol)
    {
        CrmCleanedData data = Clean(protocol, string.Join(',', new[] { "1" }.Concat(Enumerable.Repeat(error, 12))));

        Assert.That(data.Leads.Single(), Is.EqualTo(new CrmLead { Id = 1 }));
        Assert.That(data.Repairs.Select(repair => repair.ToString()), Has.Member($"1 error cell in 'Stage' ('{error}') was taken as missing"));
    }

    [Test]
    public void Clean_Published_KeepsTextsAsTyped()
    {
        CrmLead lead = Lead(CrmProtocol.Published, "1,\"  uSA \", B1,,, Active ,interested ");

        Assert.That((lead.Country, lead.Education, lead.Status, lead.Stage), Is.EqualTo(("  uSA ", " B1", " Active ", "interested ")));
        Assert.That(Lead(CrmProtocol.Published, "1,\"  \"").Country, Is.EqualTo("  "));
    }

    [Test]
    public void Clean_Prospective_NormalisesTextsAndTellsIt()
    {
        CrmCleanedData data = Clean(CrmProtocol.Prospective, "1,\"  uSA \", B1,,, Active ,interested ");
        CrmLead lead = data.Leads.Single();

        Assert.That((lead.Country, lead.Education, lead.Status, lead.Stage), Is.EqualTo(("United States", "B1", "Active", "interested")));
        Assert.That(data.Repairs.Select(repair => repair.ToString()), Has.Member("1 cell in 'Education' lost the blanks around its text"));
        Assert.That(Lead(CrmProtocol.Prospective, "1,\"  \",\" \"").Education, Is.Null);
    }

    [Test]
    public void Clean_CountryAliases_CanBeExtended()
    {
        var options = new CrmCleaningOptions { CountryAliases = CountryAliases.Default.With("Nottingham", "United Kingdom") };
        CrmWorkbook workbook = CrmWorkbook.Read(_folder.WriteCustomers("1,nottingham"));

        Assert.That(workbook.Clean(CrmProtocol.Prospective, options).Leads.Single().Country, Is.EqualTo("United Kingdom"));
        Assert.That(workbook.Clean(CrmProtocol.Prospective).Leads.Single().Country, Is.EqualTo("Nottingham"));
    }

    [Test]
    public void Clean_TextsThatAreNoDates_AreToldWithExamples()
    {
        CrmCleanedData data = Clean(CrmProtocol.Published, "1,,,,soon", "2,,,,later", "3,,,,tomorrow", "4,,,,asap", "5,,,,never", "6,,,,soon");

        Assert.That(data.Repairs.Select(repair => repair.ToString()), Has.Member(
            "6 cells in 'Last Contact' that hold no date ('asap', 'later', 'never' and 2 others) were taken as missing"));
    }

    [Test]
    public void Clean_IsoDates_AreARepairInAWorkbookOnly()
    {
        string path = Path.Combine(_folder.FolderPath, "a.xlsx");
        IEnumerable<Dictionary<string, object?>> rows =
        [
            TempFolder.Header.Split(',').ToDictionary(name => name, name => name switch { "ID" => 1, "First Contact" => "2021-02-03", _ => (object?)null }),
        ];
        MiniExcel.SaveAs(path, rows);

        CrmCleanedData fromWorkbook = CrmWorkbook.Read(path).Clean(CrmProtocol.Published);
        CrmCleanedData fromCsv = Clean(CrmProtocol.Published, "1,,,2021-02-03");

        Assert.That(fromWorkbook.Leads, Is.EqualTo(fromCsv.Leads));
        Assert.That(fromWorkbook.Repairs.Select(repair => repair.ToString()), Has.Member("1 First Contact typed as text was read as a date, year first"));
        Assert.That(fromCsv.Repairs.Select(repair => repair.What), Has.None.Contains("typed as text"));
    }

    [Test]
    public void Clean_OtherProtocolNumber_IsRefused()
    {
        CrmWorkbook workbook = CrmWorkbook.Read(_folder.WriteCustomers("1"));

        Assert.Throws<ArgumentOutOfRangeException>(() => workbook.Clean((CrmProtocol)7));
    }

    private CrmCleanedData Clean(CrmProtocol protocol, params string[] rows) => CrmWorkbook.Read(_folder.WriteCustomers(rows)).Clean(protocol);

    private CrmLead Lead(CrmProtocol protocol, string row) => Clean(protocol, row).Leads.Single();
}
