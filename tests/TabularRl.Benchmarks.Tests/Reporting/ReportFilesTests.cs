using System.Text.Json;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Tests.Reporting;

[TestFixture]
internal sealed class ReportFilesTests
{
    [Test]
    public void Write_OfMeasurements_GivesTheSchemaAndNothingElse()
    {
        using var folder = new ScratchFolder();
        ReportFiles.Write(folder.FolderPath, Make.Measurements, Make.Machine, Make.Curves);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder.FileNamed("summary.json")));
        Assert.Multiple(() =>
        {
            Assert.That(Names(json.RootElement), Is.EqualTo(new[] { "schema", "rows" }));
            Assert.That(json.RootElement.GetProperty("schema").GetInt32(), Is.EqualTo(1));
            foreach (JsonElement row in json.RootElement.GetProperty("rows").EnumerateArray())
            {
                Assert.That(Names(row), Is.EqualTo(new[] { "name", "states", "nsPerOperation", "ratioToFlat", "bytesPerState", "allocatedBytesPerOperation" }));
            }

            JsonElement last = json.RootElement.GetProperty("rows").EnumerateArray().Last();
            Assert.That(last.GetRawText().ReplaceLineEndings("").Replace(" ", ""), Is.EqualTo(
                """{"name":"experiment","states":1301,"nsPerOperation":2440.5,"ratioToFlat":null,"bytesPerState":120,"allocatedBytesPerOperation":0.25}"""));
        });
    }

    [Test]
    public void Read_OfWhatWasWritten_IsTheSame()
    {
        using var folder = new ScratchFolder();
        ReportFiles.Write(folder.FolderPath, Make.Measurements, Make.Machine, Make.Curves);
        Report report = ReportFiles.Read(folder.FolderPath)!;
        Assert.That(report.Summary.Rows, Is.EqualTo(Make.Report().Summary.Rows));
        Assert.That(report.Machine.ToString(), Is.EqualTo(Make.Machine.ToString()));
        Assert.That(report.Machine.Packages, Is.EqualTo(Make.Machine.Packages));
        Assert.That(report.Curves, Is.EqualTo(Make.Curves));
    }

    [TestCase("{ \"schema\": 2, \"rows\": [] }")]
    [TestCase("{ \"schema\": 1 }")]
    [TestCase("no")]
    public void Read_OfSomethingElse_SaysWhatToDo(string text)
    {
        using var folder = new ScratchFolder();
        ReportFiles.Write(folder.FolderPath, Make.Measurements, Make.Machine, Make.Curves);
        File.WriteAllText(folder.FileNamed("summary.json"), text);
        Assert.That(() => ReportFiles.Read(folder.FolderPath), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("run the benchmarks again"));
    }

    [Test]
    public void Read_OfResultsWithoutCurves_HasNone()
    {
        using var folder = new ScratchFolder();
        ReportFiles.Write(folder.FolderPath, Make.Measurements, Make.Machine, Make.Curves);
        File.Delete(folder.FileNamed("learning-curves.json"));
        Assert.That(ReportFiles.Read(folder.FolderPath)!.Curves, Is.Empty);
        Assert.That(ResultTables.Curves([]), Is.EqualTo("No learning curves are committed yet.\n"));
    }

    [Test]
    public void Read_OfAFolderWithoutResults_IsNothing()
    {
        using var folder = new ScratchFolder();
        Assert.That(ReportFiles.Read(folder.FolderPath), Is.Null);
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
