using TabularRl.Persistence;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Persistence;

[TestFixture]
internal sealed class AtomicFileTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Write_OfAFile_MakesOrReplacesIt()
    {
        AtomicFile.Write(_folder.File("file"), stream => stream.Write("a long first content"u8));
        AtomicFile.Write(_folder.File("file"), stream => stream.Write("second"u8));

        Assert.That(File.ReadAllText(_folder.File("file")), Is.EqualTo("second"));
        Assert.That(_folder.FileNames(), Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void Write_ThatThrowsHalfway_LeavesTheOldFileAndNothingElse()
    {
        AtomicFile.Write(_folder.File("file"), stream => stream.Write("first"u8));
        Assert.That(() => AtomicFile.Write(_folder.File("file"), Fail), Throws.TypeOf<NotSupportedException>());
        Assert.That(() => AtomicFile.Write(_folder.File("new"), Fail), Throws.TypeOf<NotSupportedException>());

        Assert.That(File.ReadAllText(_folder.File("file")), Is.EqualTo("first"));
        Assert.That(_folder.FileNames(), Is.EqualTo(new[] { "file" }));

        static void Fail(Stream stream)
        {
            stream.Write(new byte[200_000]);
            throw new NotSupportedException();
        }
    }

    [Test]
    public void Write_BeforeItIsDone_ShowsTheOldFile() =>
        AtomicFile.Write(_folder.File("file"), stream =>
        {
            stream.Write(new byte[200_000]);
            stream.Flush();
            Assert.That(File.Exists(_folder.File("file")), Is.False);
        });

    [Test]
    public void Write_WhileAnotherWritesTheSameFile_FailsWithoutHarmingIt()
    {
        AtomicFile.Write(_folder.File("file"), stream =>
        {
            stream.Write("outer"u8);
            Assert.That(() => AtomicFile.Write(_folder.File("file"), inner => inner.Write("inner"u8)), Throws.InstanceOf<IOException>());
        });

        Assert.That(File.ReadAllText(_folder.File("file")), Is.EqualTo("outer"));
        Assert.That(_folder.FileNames(), Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void Write_WhereAFolderHasTheName_FailsAndLeavesNothing()
    {
        Directory.CreateDirectory(_folder.File("file"));
        Assert.That(
            () => AtomicFile.Write(_folder.File("file"), stream => stream.WriteByte(1)),
            Throws.InstanceOf<IOException>().Or.InstanceOf<UnauthorizedAccessException>());
        Assert.That(_folder.FileNames(), Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void Write_IntoAFolderThatIsNotThere_FailsBeforeItWrites()
    {
        bool written = false;
        Assert.That(
            () => AtomicFile.Write(Path.Combine(_folder.Path, "nowhere", "file"), _ => written = true), Throws.TypeOf<DirectoryNotFoundException>());
        Assert.That(written, Is.False);
    }

    [Test]
    public void Write_BelowAFile_FailsAndLeavesTheFile()
    {
        // A place that nobody may write to, whoever runs the test.
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("occupied"), "as before");
        Assert.That(() => AtomicFile.Write(Path.Combine(folder.File("occupied"), "file"), stream => stream.WriteByte(1)), Throws.InstanceOf<IOException>());
        Assert.That(File.ReadAllText(folder.File("occupied")), Is.EqualTo("as before"));
    }
}
