using TabularRl.Persistence;
using TabularRl.Tables;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Persistence;

[TestFixture]
internal sealed class CheckpointFileTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [FsCheckProperty(MaxTest = 100)]
    public void Read_OfWhatWasWritten_GivesEveryPart(ulong seed, byte stateCount)
    {
        Checkpoint checkpoint = Checkpoints.AtRandom(seed, stateCount);
        CheckpointFile.Write(_folder.File("agent"), checkpoint);
        AssertSame(CheckpointFile.Read(_folder.File("agent")), checkpoint);
        Assert.That(_folder.FileNames(), Is.EqualTo(new[] { "agent" }));
    }

    [TestCase(0)]
    [TestCase(CheckpointFile.RowsPerFrame)]
    [TestCase(CheckpointFile.RowsPerFrame + 1)]
    [TestCase(3 * CheckpointFile.RowsPerFrame - 1)]
    public void Read_OfNoOrManyBlocksOfRows_GivesEveryRow(int stateCount)
    {
        Checkpoint checkpoint = Checkpoints.AtRandom(5, stateCount);
        CheckpointFile.Write(_folder.File("agent"), checkpoint);
        AssertSame(CheckpointFile.Read(_folder.File("agent")), checkpoint);
    }

    [FsCheckProperty(MaxTest = 30)]
    public void Write_OfTheSameContent_GivesTheSameBytes(ulong seed)
    {
        byte[] bytes = Checkpoints.Bytes(Checkpoints.AtRandom(seed, 20));
        Assert.That(Checkpoints.Bytes(Checkpoints.AtRandom(seed, 20)), Is.EqualTo(bytes));

        File.WriteAllBytes(_folder.File("agent"), bytes);
        Assert.That(Checkpoints.Bytes(CheckpointFile.Read(_folder.File("agent"))), Is.EqualTo(bytes), "Read and written again.");
    }

    [Test]
    public void Write_OverAnOlderFile_ReplacesIt()
    {
        CheckpointFile.Write(_folder.File("agent"), Checkpoints.AtRandom(1, 500));
        CheckpointFile.Write(_folder.File("agent"), Checkpoints.Small());
        Assert.That(File.ReadAllBytes(_folder.File("agent")), Is.EqualTo(Checkpoints.Bytes(Checkpoints.Small())));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Write_OfValuesThatHaveDiverged_IsRefusedAndKeepsTheOldFile(double value)
    {
        CheckpointFile.Write(_folder.File("agent"), Checkpoints.Small());
        byte[] before = File.ReadAllBytes(_folder.File("agent"));
        Checkpoint diverged = Checkpoints.Small();
        diverged.Agent.Tables[0].GetActionValues(1)[0] = value;

        Assert.That(
            () => CheckpointFile.Write(_folder.File("agent"), diverged),
            Throws.InvalidOperationException.With.Message.Contains("row 1").And.Message.Contains("diverged"));
        Assert.That(File.ReadAllBytes(_folder.File("agent")), Is.EqualTo(before));
        Assert.That(_folder.FileNames(), Is.EqualTo(new[] { "agent" }));
    }

    [Test]
    public void Write_IntoAFolderThatIsNotThere_IsAnIOException()
    {
        string path = Path.Combine(_folder.Path, "nowhere", "agent");
        Assert.That(() => CheckpointFile.Write(path, Checkpoints.Small()), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void Read_OfNoFile_NamesIt() =>
        Assert.That(() => CheckpointFile.Read(_folder.File("nothing")), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("'nothing'"));

    [Test]
    public void Read_UnderAHostileCulture_GivesTheSame()
    {
        Checkpoint checkpoint = Checkpoints.AtRandom(3, 50);
        using var culture = new HostileCulture();
        CheckpointFile.Write(_folder.File("agent"), checkpoint);
        AssertSame(CheckpointFile.Read(_folder.File("agent")), checkpoint);
        Assert.That(File.ReadAllBytes(_folder.File("agent")), Is.EqualTo(Checkpoints.Bytes(Checkpoints.AtRandom(3, 50))));
    }

    private static void AssertSame(Checkpoint actual, Checkpoint expected)
    {
        Assert.That(actual.Provenance with { Options = expected.Provenance.Options }, Is.EqualTo(expected.Provenance));
        Assert.That(actual.Provenance.Options, Is.EqualTo(expected.Provenance.Options));
        Assert.That(actual.Training with { Curve = expected.Training.Curve, StopCondition = expected.Training.StopCondition }, Is.EqualTo(expected.Training));
        Assert.That(actual.Training.StopCondition?.Values, Is.EqualTo(expected.Training.StopCondition?.Values));
        Assert.That(actual.Training.StopCondition?.Condition, Is.EqualTo(expected.Training.StopCondition?.Condition));
        Assert.That(actual.Training.StopCondition?.FirstPointIndex, Is.EqualTo(expected.Training.StopCondition?.FirstPointIndex));
        Assert.That(actual.Training.Curve, Is.EqualTo(expected.Training.Curve));
        Assert.That(actual.Agent with { Tables = expected.Agent.Tables }, Is.EqualTo(expected.Agent));
        Assert.That(actual.Agent.Tables, Has.Count.EqualTo(expected.Agent.Tables.Count));
        QTable read = actual.Agent.Tables[0], written = expected.Agent.Tables[0];
        Assert.That(
            (read.CellCount, read.CellWidth, read.ActionCount, read.InitialActionValue, read.StateCount),
            Is.EqualTo((written.CellCount, written.CellWidth, written.ActionCount, written.InitialActionValue, written.StateCount)));
        for (int row = 0; row < written.StateCount; row++)
        {
            bool same = read.GetKey(row).SequenceEqual(written.GetKey(row))
                && read.FindRow(written.GetKey(row)) == row
                && read.GetActionValues(row).SequenceEqual(written.GetActionValues(row))
                && read.GetVisits(row).SequenceEqual(written.GetVisits(row));
            if (!same)
                Assert.Fail($"Row {row} differs.");
        }
    }
}
