using System.Globalization;

namespace TabularRl.Crm.Tests;

[TestFixture]
[NonParallelizable]
public sealed class CultureTests
{
    private CultureInfo _before = null!;

    [SetUp]
    public void SetHostileCulture()
    {
        _before = CultureInfo.CurrentCulture;
        // Cultures are invariant here whatever their name, so one is made that differs in all that could leak.
        var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "~", NumberNegativePattern = 0 };
        hostile.DateTimeFormat = new DateTimeFormatInfo { DateSeparator = "_", TimeSeparator = "_", ShortDatePattern = "dd_yyyy_MM", LongTimePattern = "ss_HH_mm" };
        CultureInfo.CurrentCulture = hostile;
    }

    [TearDown]
    public void RestoreCulture() => CultureInfo.CurrentCulture = _before;

    [Test]
    public void Pipeline_HostileCulture_GivesTheSameBytes()
    {
        string hostile = Everything();
        CultureInfo.CurrentCulture = _before;

        Assert.That(1.5.ToString(CultureInfo.InvariantCulture), Is.EqualTo("1.5"));
        Assert.That(hostile, Is.EqualTo(Everything()));
    }

    private static string Everything()
    {
        CrmDataset published = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Published);
        CrmDataset prospective = CrmDataset.Load(Quirks.WorkbookPath, CrmProtocol.Prospective);
        using var folder = new TempFolder();
        CrmWorkbook csv = CrmWorkbook.Read(folder.WriteCustomers("-1,USA,B1,44562.5,27.12.2021", "12.0,uk,B2,2021-01-02,-1"));
        using var text = new StringWriter();
        foreach (CrmSplit split in published.Splits)
            CrmCsv.Write(text, published, split);
        text.Write(published.Statistics.ToJson());
        foreach (CrmRepair repair in published.Repairs.Concat(prospective.Repairs).Concat(csv.Clean(CrmProtocol.Prospective).Repairs))
            text.WriteLine(repair);
        foreach (CrmLead lead in csv.Clean(CrmProtocol.Prospective).Leads)
            text.WriteLine(FormattableString.Invariant($"{lead.Id} {lead.Country} {lead.FirstContact:O} {lead.LastContact:O}"));
        for (int i = 0; i < prospective.Test.Leads.Count; i++)
            text.WriteLine(string.Join(' ', prospective.Test.GetFeatures(i).ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        return text.ToString();
    }
}
