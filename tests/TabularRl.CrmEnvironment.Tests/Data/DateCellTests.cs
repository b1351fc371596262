using System.Globalization;

namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class DateCellTests
{
    [TestCase("06.01.2022", "2022-06-01", "2022-01-06")]
    [TestCase("27.12.2021", "2021-12-27", "2021-12-27")]
    [TestCase("12.27.2021", "2021-12-27", "2021-12-27")]
    [TestCase(" 6/1/2022 ", "2022-06-01", "2022-01-06")]
    [TestCase("06-01-2022 10:30", "2022-06-01", "2022-01-06")]
    public void Read_TextWithTheYearLast_FollowsTheProtocolsOrder(string text, string monthFirst, string dayFirst)
    {
        Assert.That(Read(text, monthFirst: true), Is.EqualTo((CellFinding.TextDate, monthFirst)));
        Assert.That(Read(text, monthFirst: false), Is.EqualTo((CellFinding.TextDate, dayFirst)));
    }

    [TestCase("2022-01-06")]
    [TestCase("2022/1/6")]
    [TestCase("2022-01-06 00:00:00")]
    [TestCase("2022-01-06T10:11:12.5Z")]
    [TestCase("2022-01-06T10:11:12+02:00")]
    public void Read_TextWithTheYearFirst_IsTheSameUnderEither(string text)
    {
        Assert.That(Read(text, monthFirst: true), Is.EqualTo((CellFinding.YearFirstTextDate, "2022-01-06")));
        Assert.That(Read(text, monthFirst: false), Is.EqualTo((CellFinding.YearFirstTextDate, "2022-01-06")));
    }

    [TestCase("2021-13-12", nameof(CellFinding.NonexistentDate))]
    [TestCase("2021-02-29", nameof(CellFinding.NonexistentDate))]
    [TestCase("0000-00-00", nameof(CellFinding.NonexistentDate))]
    [TestCase("31.31.2021", nameof(CellFinding.NonexistentDate))]
    [TestCase("No", nameof(CellFinding.No))]
    [TestCase(" NO ", nameof(CellFinding.No))]
    [TestCase("#N/A", nameof(CellFinding.Error))]
    [TestCase("#DIV/0!", nameof(CellFinding.Error))]
    [TestCase("NaN", nameof(CellFinding.MissingMarker))]
    [TestCase("6691845", nameof(CellFinding.OutsideCalendar))]
    [TestCase("0", nameof(CellFinding.OutsideCalendar))]
    [TestCase("-3", nameof(CellFinding.OutsideCalendar))]
    [TestCase("60", nameof(CellFinding.OutsideCalendar))]
    [TestCase("27.12.21", nameof(CellFinding.NoDate))]
    [TestCase("2021-01", nameof(CellFinding.NoDate))]
    [TestCase("2021-01-01-01", nameof(CellFinding.NoDate))]
    [TestCase("1.2.2021 or so", nameof(CellFinding.NoDate))]
    [TestCase("-1.2.2021", nameof(CellFinding.NoDate))]
    [TestCase("soon", nameof(CellFinding.NoDate))]
    [TestCase("   ", nameof(CellFinding.None))]
    public void Read_NoDate_IsMissing(string text, string finding) =>
        Assert.That(Read(text, monthFirst: true), Is.EqualTo((Enum.Parse<CellFinding>(finding), "")));

    [TestCase(1, "1900-01-01")]
    [TestCase(59, "1900-02-28")]
    [TestCase(61, "1900-03-01")]
    [TestCase(44562.75, "2022-01-01")]
    [TestCase(2958465, "9999-12-31")]
    public void Read_SerialNumber_IsTheDayThatExcelShows(double serial, string day)
    {
        Assert.That(Read(serial, monthFirst: false), Is.EqualTo((CellFinding.None, day)));
        Assert.That(Read(serial.ToString(CultureInfo.InvariantCulture), monthFirst: false), Is.EqualTo((CellFinding.None, day)));
    }

    [Test]
    public void Read_OtherCells_AreTakenAsTheyAre()
    {
        Assert.That(Read(null, monthFirst: true), Is.EqualTo((CellFinding.None, "")));
        Assert.That(Read(new DateTime(2022, 1, 6, 13, 0, 0), monthFirst: true), Is.EqualTo((CellFinding.None, "2022-01-06")));
        Assert.That(Read(double.NaN, monthFirst: true), Is.EqualTo((CellFinding.OutsideCalendar, "")));
        Assert.That(Read(2958466.0, monthFirst: true), Is.EqualTo((CellFinding.OutsideCalendar, "")));
        Assert.That(Read(true, monthFirst: true), Is.EqualTo((CellFinding.NoDate, "")));
    }

    [FsCheckProperty]
    public bool Read_EveryDayAsText_ReadsBackInItsOwnOrder(ushort offset)
    {
        DateOnly day = new DateOnly(1990, 1, 1).AddDays(offset);
        string iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string dayFirst = day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        string monthFirst = day.ToString("M/d/yyyy", CultureInfo.InvariantCulture);
        return Read(iso, monthFirst: true).Day == iso
            && Read(dayFirst, monthFirst: false).Day == iso
            && Read(monthFirst, monthFirst: true).Day == iso;
    }

    private static (CellFinding Finding, string Day) Read(object? cell, bool monthFirst)
    {
        CellFinding finding = DateCell.Read(cell, monthFirst, out DateOnly? date);
        return (finding, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
    }
}
