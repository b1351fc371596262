using TabularRl.Persistence;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Persistence;

[TestFixture]
internal sealed class CheckpointProvenanceTests
{
    [TestCase("/folder/of/data/leads.xlsx")]
    [TestCase("data/leads.xlsx")]
    [TestCase("C:\\Users\\somebody\\leads.xlsx")]
    public void DataName_WithAPath_IsRefusedAndTheNameGiven(string path) =>
        Assert.That(
            () => new CheckpointProvenance { DataName = path },
            Throws.ArgumentException.With.Message.StartWith("'leads.xlsx' is wanted").And.Message.Not.Contains("somebody"));

    [TestCase("leads.xlsx")]
    [TestCase(null)]
    public void DataName_OfAFile_IsKept(string? name) => Assert.That(new CheckpointProvenance { DataName = name }.DataName, Is.EqualTo(name));

    [Test]
    public void LibraryVersion_ByDefault_IsAVersionWithoutMetadata() =>
        Assert.That(new CheckpointProvenance().LibraryVersion, Does.Match("^[0-9]+\\.[0-9]+\\.[0-9]+(-[a-z0-9.]+)?$"));

    [Test]
    public void Write_OfACheckpoint_HoldsNeitherPathNorMachineNorUser()
    {
        using var folder = new TemporaryFolder();
        CheckpointFile.Write(folder.File("agent"), Checkpoints.Small());
        string text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(folder.File("agent")));

        Assert.That(text, Does.Contain("leads.csv"));
        Assert.That(text, Does.Not.Contain(folder.Path).And.Not.Contain("/tmp").And.Not.Contain(Environment.MachineName));
    }
}
