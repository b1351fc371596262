using TabularRl.Persistence;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Persistence;

/// <summary>A damaged file is refused, whatever the damage, with one exception that names it.</summary>
[TestFixture]
internal sealed class CheckpointDamageTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Read_OfAFileCutAtAnyLength_IsRefused()
    {
        byte[] bytes = Checkpoints.Bytes(Checkpoints.Small());
        for (int length = 0; length < bytes.Length; length++)
            AssertRefused(bytes.AsSpan(0, length), $"cut at {length}");
    }

    [Test]
    public void Read_OfAFileWithAnyByteChanged_IsRefused([Values(0x01, 0x80, 0xFF)] int change)
    {
        byte[] bytes = Checkpoints.Bytes(Checkpoints.Small());
        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= (byte)change;
            AssertRefused(bytes, $"byte {at}");
            bytes[at] ^= (byte)change;
        }
    }

    [Test]
    public void Read_OfAFileWithAnyByteChangedAndTheChecksumForged_IsReadOrRefusedCleanly([Values(0x01, 0x7F, 0x80, 0xFF)] int change)
    {
        byte[] original = Checkpoints.Bytes(Checkpoints.Small());
        for (int at = 0; at < original.Length - 32; at++)
        {
            byte[] bytes = [.. original];
            bytes[at] ^= (byte)change;
            File.WriteAllBytes(_folder.File("agent"), Checkpoints.Rehash(bytes));
            try
            {
                Checkpoint checkpoint = CheckpointFile.Read(_folder.File("agent"));
                RestoreOrRefuse(checkpoint);
            }
            catch (CheckpointException)
            {
                // As it should.
            }
            catch (Exception e) when (e is not AssertionException)
            {
                Assert.Fail($"Byte {at} ^ {change}: {e.GetType().Name}: {e.Message}");
            }
        }
    }

    [Test]
    public void Read_OfAFileWithSomethingBehindItsEnd_IsRefused()
    {
        byte[] bytes = Checkpoints.Bytes(Checkpoints.Small());
        AssertRefused([.. bytes, 0], "one byte");
        AssertRefused([.. bytes, .. bytes], "itself");
    }

    [Test]
    public void Read_OfSomethingElse_SaysThatItIsNoCheckpoint()
    {
        AssertRefused([], "nothing", "does not begin as one");
        AssertRefused("ID,Country,Education\n1,USA,B27\n"u8, "a text", "does not begin as one");
    }

    [Test]
    public void Read_OfALaterVersion_SaysSo()
    {
        byte[] bytes = Checkpoints.Bytes(Checkpoints.Small());
        bytes[7] = (byte)'2';
        AssertRefused(Checkpoints.Rehash(bytes), "version 2", "another version of the format");
    }

    [Test]
    public void Read_OfAForgedFileInWhichAStateOccursTwice_IsRefused() =>
        AssertRefused(Forge([1, 0, 0, 0, 0, 0, 0, 0, 3], [1, 0, 0, 0, 0, 0, 0, 0, 1]), "two equal keys", "a state occurs twice");

    [TestCase(double.NaN)]
    [TestCase(double.NegativeInfinity)]
    public void Read_OfAForgedFileWithAValueThatIsNotFinite_IsRefused(double value) =>
        AssertRefused(Forge(BitConverter.GetBytes(0.4), BitConverter.GetBytes(value)), "a value", "not finite");

    private static byte[] Forge(ReadOnlySpan<byte> old, ReadOnlySpan<byte> replacement)
    {
        byte[] bytes = Checkpoints.Bytes(Checkpoints.Small());
        int at = bytes.AsSpan().IndexOf(old);
        Assert.That(at, Is.Positive, "The file holds what is to be forged.");
        replacement.CopyTo(bytes.AsSpan(at));
        return Checkpoints.Rehash(bytes);
    }

    private static void RestoreOrRefuse(Checkpoint checkpoint)
    {
        try
        {
            checkpoint.Freeze().Decide(new double[checkpoint.Agent.Discretizer.ObservationSize]);
            checkpoint.RestoreQLearning();
        }
        catch (ArgumentException)
        {
            // A kind, schedule or number that a constructor refuses.
        }
    }

    private void AssertRefused(ReadOnlySpan<byte> bytes, string damage, string reason = "")
    {
        File.WriteAllBytes(_folder.File("agent.ckpt"), bytes);
        try
        {
            CheckpointFile.Read(_folder.File("agent.ckpt"));
        }
        catch (CheckpointException e)
        {
            if (!e.Message.StartsWith("'agent.ckpt' is not a usable checkpoint: ", StringComparison.Ordinal) || e.Message.Contains(_folder.Path)
                || !e.Message.Contains(reason))
                Assert.Fail($"{damage}: {e.Message}");
            return;
        }
        catch (Exception e)
        {
            Assert.Fail($"{damage}: {e.GetType().Name}: {e.Message}");
        }

        Assert.Fail($"{damage}: the file was accepted.");
    }
}
