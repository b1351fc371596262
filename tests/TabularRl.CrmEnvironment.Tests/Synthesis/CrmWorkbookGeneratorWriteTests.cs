using System.Globalization;
using System.IO.Compression;

namespace TabularRl.Crm.Tests;

internal sealed class CrmWorkbookGeneratorWriteTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("crm-workbook").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Write_SameSeed_GivesTheSameBytes()
    {
        byte[] again = Bytes(3);
        Assert.That(Bytes(3), Is.EqualTo(again));
    }

    [Test]
    public void Write_OtherSeed_GivesOtherCells()
    {
        static string Cells(ulong seed) => string.Join(';', Generator(seed).Generate().Select(lead => $"{lead.Country}{lead.FirstContact}"));
        Assert.That(Cells(3), Is.Not.EqualTo(Cells(4)));
    }

    [Test]
    public void Write_HostileCulture_GivesTheSameBytes()
    {
        byte[] plain = Bytes(3);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NegativeSign = "minus ";
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.DateTimeFormat.DateSeparator = "!";
        try
        {
            CultureInfo.CurrentCulture = hostile;
            Assert.That(Bytes(3), Is.EqualTo(plain));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Write_Path_GivesWhatTheStreamGets()
    {
        string path = Path.Combine(_folder, "crm.xlsx");
        File.WriteAllText(path, "an older file");
        Generator(3).Write(path);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(Bytes(3)));
        Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void Write_FolderOfThatName_ThrowsAndLeavesNothing()
    {
        string path = Path.Combine(_folder, "crm.xlsx");
        Directory.CreateDirectory(path);
        Assert.That(() => Generator(3).Write(path), Throws.InstanceOf<IOException>());
        Assert.That(Directory.GetFileSystemEntries(_folder), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void Write_MissingFolder_ThrowsIOException() =>
        Assert.That(() => Generator(3).Write(Path.Combine(_folder, "none", "crm.xlsx")), Throws.InstanceOf<IOException>());

    [Test]
    public void Write_FailingStream_PassesItsExceptionOn()
    {
        using FailingStream stream = new();
        Assert.That(() => Generator(3).Write(stream), Throws.TypeOf<IOException>().With.Message.EqualTo("No space left."));
    }

    [Test]
    public void Write_Always_DatesThePartsInTheArchiveAlike()
    {
        using ZipArchive archive = new(new MemoryStream(Bytes(3)));
        Assert.That(archive.Entries.Select(entry => entry.LastWriteTime.DateTime), Is.All.EqualTo(new DateTime(1980, 1, 1)));
        Assert.That(archive.Entries.Select(entry => entry.FullName), Is.EqualTo(new[]
        {
            "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
            "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
        }));
    }

    [TestCase(199)]
    [TestCase(1_000_001)]
    [TestCase(-1)]
    public void Constructor_CustomerCountOutOfRange_Throws(int customers) =>
        Assert.That(
            () => new CrmWorkbookGenerator(new CrmWorkbookGeneratorOptions { CustomerCount = customers }),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("from 200 to 1000000"));

    private static CrmWorkbookGenerator Generator(ulong seed) => new(new CrmWorkbookGeneratorOptions { Seed = seed, CustomerCount = 400 });

    private static byte[] Bytes(ulong seed)
    {
        using MemoryStream workbook = new();
        Generator(seed).Write(workbook);
        return workbook.ToArray();
    }

    private sealed class FailingStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left.");
    }
}
