using System.IO.Compression;
using System.Text.RegularExpressions;

namespace TabularRl.Crm.Tests;

internal sealed class CrmWorkbookGeneratorOddityTests() : GeneratedWorkbookFixture(42)
{
    [Test]
    public void Write_PublishedSize_TypesLastContactsAsText()
    {
        string[] texts = [.. Leads.Select(lead => lead["Last Contact"]).OfType<string>()];
        string[] dotted = [.. texts.Where(text => Regex.IsMatch(text, @"^\d\d\.\d\d\.\d{4}$"))];
        Assert.That(dotted, Has.Length.EqualTo(73));
        Assert.That(dotted, Does.Contain("27.12.2021").And.Contains("06.01.2022"));
        Assert.That(texts.Except(dotted), Is.EqualTo(new[] { "2021-13-12" }));
    }

    [Test]
    public void Write_PublishedSize_DragsYearsDownConsecutiveRows()
    {
        string?[] column = [.. Leads.Select(lead => lead["Last Contact"] as string)];
        int end = Array.IndexOf(column, "27.12.2042");
        Assert.That(column[(end - 21)..(end + 1)], Is.EqualTo(Enumerable.Range(2021, 22).Select(year => $"27.12.{year}")));
    }

    [Test]
    public void Write_PublishedSize_HasThreeLastContactsBeforeTheFirst()
    {
        Assert.That(Leads.Count(lead => lead.PublishedDate("Last Contact") < lead.First), Is.EqualTo(3));
        Assert.That(Leads.Count(lead => lead.Date("Last Contact") < lead.First), Is.EqualTo(3));
    }

    [Test]
    public void Write_PublishedSize_HasCellsThatHoldNoDate()
    {
        Assert.That(Leads.Select(lead => lead["First Contact"]).OfType<string>(), Is.EqualTo(new[] { "2021-13-12" }));
        Assert.That(Leads.Select(lead => lead["Subscribed"]).OfType<string>(), Is.EqualTo(new[] { "0000-00-00" }));
        Assert.That(Leads.Select(lead => lead["Did sign up to the platform"]).OfType<string>(), Is.EqualTo(Enumerable.Repeat("No", 127)));
        Assert.That(Leads.Select(lead => lead["Did sign up to the platform"]).OfType<double>(), Is.EqualTo(new[] { 6_691_845.0 }));
    }

    [Test]
    public void Write_PublishedSize_SpellsCountriesIn103Ways()
    {
        string[] spellings = [.. Leads.Select(lead => lead.Country).OfType<string>().Distinct()];
        Assert.That(spellings, Has.Length.EqualTo(103));
        Assert.That(
            new[] { "USA", "Usa", "uSA", "CA ", "Canada", "canada", "-", "Full time", "Czechia (Czech Republic)", "Bulgaria & UK" },
            Is.SubsetOf(spellings));
    }

    [Test]
    public void Write_PublishedSize_SpansThePublishedDays()
    {
        Assert.That(Leads.Min(lead => lead.First), Is.EqualTo(new DateTime(2020, 3, 10)));
        Assert.That(Leads.Max(lead => lead.First), Is.EqualTo(new DateTime(2022, 4, 21)));
        Assert.That(Leads.Count(lead => lead["First Contact"] is null), Is.EqualTo(715));
    }

    [Test]
    public void Write_PublishedSize_EndsInStyledEmptyRows()
    {
        Assert.That(Leads, Has.Count.EqualTo(11_032));
        Assert.That(EmptyRows, Is.EqualTo(778));
    }

    [Test]
    public void Write_NumberOutsideTheCalendar_HasTheStyleOfADate()
    {
        using MemoryStream workbook = new();
        new CrmWorkbookGenerator(new CrmWorkbookGeneratorOptions { CustomerCount = 200 }).Write(workbook);
        using ZipArchive archive = new(workbook, ZipArchiveMode.Read);
        using StreamReader sheet = new(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        string xml = sheet.ReadToEnd();
        Assert.That(xml, Does.Match("""<c r="K\d+" s="1"><v>6691845</v></c>"""));
        Assert.That(xml, Does.Match("""<c r="M215" s="2" /></row></sheetData>"""));
    }
}
