using System.Text;
using MiniExcelLibs;

namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class WorkbookErrorTests
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private TempFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Read_NoSuchFile_SaysSo() =>
        Expect(Path.Combine(_folder.FolderPath, "gone.xlsx"), "There is no file 'gone.xlsx'; check its name and folder.");

    [Test]
    public void Read_NoSuchFolder_SaysSo() =>
        Expect(Path.Combine(_folder.FolderPath, "nowhere", "gone.xlsx"), "There is no file 'gone.xlsx'; check its name and folder.");

    [Test]
    public void Read_Folder_SaysSo()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder.FolderPath, "sales.xlsx")).FullName;

        Expect(folder, "'sales.xlsx' is a folder; name the workbook in it.");
        Expect(folder + Path.DirectorySeparatorChar, "'sales.xlsx' is a folder; name the workbook in it.");
    }

    [Test]
    public void Read_EmptyFile_SaysSo() => Expect(_folder.Write("a.xlsx", ""), "'a.xlsx' is empty; a workbook (.xlsx) or CSV file is needed.");

    [Test]
    public void Read_TextNamedXlsx_IsNoWorkbook() => Expect(_folder.Write("a.xlsx", "hello"), "'a.xlsx' is not a workbook");

    [Test]
    public void Read_OldBinaryWorkbook_IsRefused() =>
        Expect(_folder.Write("a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), "old kind");

    [Test]
    public void Read_ArbitraryBytes_IsNoWorkbook() => Expect(_folder.Write("a.bin", [0x89, 0xFF, 0x00, 0x01, 0xFE, 0x80]), "neither a workbook nor UTF-8 text");

    [TestCase(4)]
    [TestCase(100)]
    [TestCase(5000)]
    public void Read_TruncatedWorkbook_IsDamaged(int length) =>
        Expect(_folder.Write("cut.xlsx", File.ReadAllBytes(Quirks.WorkbookPath)[..length]), "'cut.xlsx' is damaged or no workbook; save or copy it again.");

    [Test]
    public void Read_WorkbookWithABrokenSheet_IsDamaged() =>
        Expect(_folder.WriteQuirksWith("cut.xlsx", Sheet, sheet => sheet[..(sheet.Length / 2)]), "'cut.xlsx' is damaged or no workbook");

    [Test]
    public void Read_WorkbookWithFlippedBytes_IsReadOrDamagedButThrowsNothingElse()
    {
        byte[] original = File.ReadAllBytes(Quirks.WorkbookPath);
        for (int start = 0; start < original.Length; start += 400)
        {
            byte[] content = [.. original];
            for (int i = start; i < Math.Min(content.Length, start + 8); i++)
                content[i] ^= 0x5A;
            content[0] = original[0];
            content[1] = original[1];
            string path = _folder.Write("flipped.xlsx", content);

            try
            {
                Assert.That(CrmWorkbook.Read(path).CustomerCount, Is.Positive);
            }
            catch (CrmDataException e)
            {
                Assert.That(e.Message, Does.Contain("'flipped.xlsx'"));
            }
        }
    }

    [Test]
    public void Read_ZipThatIsNoWorkbook_IsDamaged()
    {
        using var buffer = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(buffer, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("letter.txt");

        Expect(_folder.Write("letter.xlsx", buffer.ToArray()), "'letter.xlsx' is damaged or no workbook");
    }

    [Test]
    public void Read_WorkbookThatCountsFrom1904_IsRefused()
    {
        string path = _folder.WriteQuirksWith("mac.xlsx", "xl/workbook.xml", text => text.Replace("<workbookPr", "<workbookPr date1904=\"1\"", StringComparison.Ordinal));

        Expect(path, "'mac.xlsx' counts its days from 1904");
    }

    [Test]
    public void Read_EmptySheet_SaysSo() =>
        Expect(_folder.WriteQuirksWith("a.xlsx", Sheet, WithoutRowsAfter(0)), "The first sheet of 'a.xlsx' is empty; its first row must name the columns.");

    [Test]
    public void Read_SheetWithoutCustomers_SaysSo() =>
        Expect(_folder.WriteQuirksWith("a.xlsx", Sheet, WithoutRowsAfter(1)), "'a.xlsx' has a header but no customers below it.");

    [Test]
    public void Read_CsvWithoutCustomers_SaysSo() => Expect(_folder.WriteCustomers(), "'customers.csv' has a header but no customers below it.");

    [Test]
    public void Read_CsvOfBlankLines_IsEmpty() => Expect(_folder.Write("a.csv", "\n\n  \n"), "The first sheet of 'a.csv' is empty");

    [Test]
    public void Read_NoHeader_ListsWhatTheFirstRowHolds() =>
        Expect(_folder.Write("a.csv", "1,USA,B1\n"), "'a.csv' lacks the columns 'ID', 'Country',", "its first row holds '1', 'USA', 'B1'.");

    [Test]
    public void Read_MissingColumn_NamesItAndListsWhatWasFound() => Expect(
        _folder.Write("a.csv", TempFolder.Header.Replace("Stage", "Phase", StringComparison.Ordinal) + "\n1,,,,,,,,,,,,\n"),
        "'a.csv' lacks the column 'Stage'; its first row holds 'ID', 'Country',",
        "'Status', 'Phase', 'First Call'");

    [Test]
    public void Read_MissingColumnInWorkbook_NamesIt()
    {
        string path = Path.Combine(_folder.FolderPath, "a.xlsx");
        MiniExcel.SaveAs(path, new[] { new { ID = 1, Country = "USA" } });

        Expect(path, "'a.xlsx' lacks the columns 'Education', 'First Contact',", "its first row holds 'ID', 'Country'.");
    }

    [Test]
    public void Read_ColumnTwice_NamesIt() =>
        Expect(_folder.Write("a.csv", TempFolder.Header + ", stage \n1,,,,,,,,,,,,,\n"), "'a.csv' has two columns named 'Stage'");

    [Test]
    public void Read_IdTwice_NamesBothRows() => Expect(_folder.WriteCustomers("1", "2", "1"), "ID 1 stands in row 2 and again in row 4 of 'customers.csv'");

    [Test]
    public void Read_IdMissing_NamesTheRow() => Expect(_folder.WriteCustomers("1", ",USA"), "Row 3 of 'customers.csv' has no ID");

    [TestCase("x7")]
    [TestCase("1.5")]
    [TestCase("1e3")]
    [TestCase("  ")]
    [TestCase("9223372036854775808")]
    public void Read_IdNoWholeNumber_NamesTheRow(string id) => Expect(_folder.WriteCustomers("1", id + ",USA"), "Row 3 of 'customers.csv' has ");

    [Test]
    public void Read_RowTooLong_NamesTheRow() =>
        Expect(_folder.Write("a.csv", TempFolder.Header + "\n1,,,,,,,,,,,,\n2,Korea, Republic of,,,,,,,,,,,\n"), "Row 3 of 'a.csv' has 14 cells where the header has 13");

    [Test]
    public void Read_RowCutShort_NamesTheRow() =>
        Expect(_folder.Write("a.csv", TempFolder.Header + "\n1,,,,,,,,,,,,\n2,USA,B1"), "Row 3 of 'a.csv' has 3 cells where the header has 13");

    [Test]
    public void Read_QuoteThatIsNotClosed_SaysSo() =>
        Expect(_folder.Write("a.csv", TempFolder.Header + "\n1,\"USA,,,,,,,,,,,\n2,,,,,,,,,,,,\n"), "'a.csv'");

    [Test]
    public void Read_Latin1Text_SaysThatUtf8IsNeeded() =>
        Expect(_folder.Write("a.csv", Encoding.Latin1.GetBytes(TempFolder.Header + "\n1,T\u00FCrkei,,,,,,,,,,,\n")), "UTF-8");

    private static void Expect(string path, params string[] parts)
    {
        CrmDataException e = Assert.Throws<CrmDataException>(() => CrmWorkbook.Read(path))!;

        TestContext.Out.WriteLine(e.Message);
        foreach (string part in parts)
            Assert.That(e.Message, Does.Contain(part));
        Assert.That(e.Message, Does.Not.Contain(Path.GetDirectoryName(path)).And.Not.Contain("\n"));
    }

    private static Func<string, string> WithoutRowsAfter(int count) => sheet =>
    {
        int start = sheet.IndexOf("<sheetData>", StringComparison.Ordinal) + "<sheetData>".Length;
        int end = start;
        for (int i = 0; i < count; i++)
            end = sheet.IndexOf("</row>", end, StringComparison.Ordinal) + "</row>".Length;
        return sheet[..end] + sheet[sheet.IndexOf("</sheetData>", StringComparison.Ordinal)..];
    };
}
