namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class QuirksRepairTests
{
    private CrmWorkbook _workbook = null!;

    [OneTimeSetUp]
    public void ReadWorkbook() => _workbook = CrmWorkbook.Read(Quirks.WorkbookPath);

    [TestCase("1 date in 'First Contact' that does not exist ('2021-13-12') was taken as missing")]
    [TestCase("1 date in 'Subscribed' that does not exist ('0000-00-00') was taken as missing")]
    [TestCase("1 date in 'Did sign up to the platform' outside the calendar (serial number 6691845) was taken as missing")]
    [TestCase("9 cells 'No' in 'Did sign up to the platform' were taken as not happened")]
    [TestCase("1 error cell in 'First Call' ('#N/A') was taken as missing")]
    [TestCase("30 empty rows were skipped")]
    [TestCase("1 Last Contact lies before the First Contact: the days between them count as 0")]
    [TestCase("14 customers without a First Contact sort last")]
    [TestCase("18 customers have no Last Contact: the days since then count as 0")]
    [TestCase("73 customers have no Education")]
    public void Repairs_OddityUnderEitherProtocol_IsTold(string sentence)
    {
        Assert.That(Sentences(CrmProtocol.Published), Has.Member(sentence));
        Assert.That(Sentences(CrmProtocol.Prospective), Has.Member(sentence));
    }

    [TestCase("4 Last Contacts typed as text were read as dates, month first where that is a date")]
    [TestCase("5 Last Contacts lie after 2022-04-18, the latest day of any other column, some perhaps after the export: "
        + "they are kept, and the days since then count as 0")]
    [TestCase("27 country spellings stand for 16 countries, and each spelling is kept as a country of its own")]
    [TestCase("31 countries typed with blanks around them are kept as typed")]
    [TestCase("10 countries that are none ('-', 'Full time', blanks) are kept as typed")]
    [TestCase("10 customers have no Country")]
    public void Repairs_OddityUnderThePublishedProtocol_IsTold(string sentence) =>
        Assert.That(Sentences(CrmProtocol.Published), Has.Member(sentence));

    [TestCase("4 Last Contacts typed as text were read as dates, day first where that is a date")]
    [TestCase("4 Last Contacts lie after 2022-04-18, the latest day of any other column, some perhaps after the export: "
        + "they are kept, and the days since then count as 0")]
    [TestCase("27 country spellings stand for 16 countries")]
    [TestCase("121 countries were written another way (case, blanks or another spelling)")]
    [TestCase("10 countries that are none ('-', 'Full time', blanks) were taken as missing")]
    [TestCase("20 customers have no Country")]
    public void Repairs_OddityUnderTheProspectiveProtocol_IsTold(string sentence) =>
        Assert.That(Sentences(CrmProtocol.Prospective), Has.Member(sentence));

    [TestCase(CrmProtocol.Published)]
    [TestCase(CrmProtocol.Prospective)]
    public void Repairs_EachSentence_NamesItsCountOnce(CrmProtocol protocol)
    {
        IReadOnlyList<CrmRepair> repairs = _workbook.Clean(protocol).Repairs;

        Assert.That(repairs.Select(repair => repair.Count), Has.All.Positive);
        Assert.That(repairs.Select(repair => repair.What), Is.Unique);
        Assert.That(repairs.Select(repair => char.IsAsciiDigit(repair.What[0])), Has.All.False);
    }

    [Test]
    public void Read_QuirksWorkbook_KnowsItsSource()
    {
        Assert.That(_workbook.SourceName, Is.EqualTo("sales-crm-quirks.xlsx"));
        Assert.That(_workbook.Sha256, Does.Match("^[0-9a-f]{64}$"));
        Assert.That(_workbook.CustomerCount, Is.EqualTo(240));
    }

    [Test]
    public void Clean_QuirksWorkbook_KeepsTheFileOrder() =>
        Assert.That(_workbook.Clean(CrmProtocol.Published).Leads.Take(3).Select(lead => lead.Id), Is.EqualTo(new long[] { 1, 4, 7 }));

    private IEnumerable<string> Sentences(CrmProtocol protocol) => _workbook.Clean(protocol).Repairs.Select(repair => repair.ToString());
}
