using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using MessagePack;
using TabularRl.Agents;
using TabularRl.Tables;

namespace TabularRl.Persistence;

/// <summary>
/// Reads and writes checkpoint files. A file is written as a whole or not at all, carries the version of its format and a SHA-256 of
/// everything in it, and holds no date: the same checkpoint gives the same bytes.
/// </summary>
/// <remarks>
/// Format 1: the magic <c>TRLCKPT1</c>; frames of a 32-bit little-endian length and so many bytes of MessagePack: one with everything but the
/// rows, then the rows of each table, in their order, 4,096 a frame; the words of each of the agent's arrays, 65,536 a frame; a frame of length 0; the hash. See docs/checkpoints.md.
/// </remarks>
public static class CheckpointFile
{
    internal const int RowsPerFrame = 4096;
    private const int HashSize = 32;

    private static ReadOnlySpan<byte> Magic => "TRLCKPT1"u8;

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder must exist.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="InvalidOperationException">An action value is not finite: learning has diverged. What the file held before is still there.</exception>
    /// <exception cref="IOException">The file cannot be written; what it held before is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written to.</exception>
    public static void Write(string path, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        AtomicFile.Write(path, stream => Write(stream, checkpoint));
    }

    /// <summary>Writes a checkpoint into a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="InvalidOperationException">An action value is not finite: learning has diverged.</exception>
    public static void Write(Stream stream, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(checkpoint);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Emit(stream, hash, Magic);

        var buffer = new ArrayBufferWriter<byte>();
        CheckpointHeader.Write(buffer, checkpoint);
        EmitFrame(stream, hash, buffer);
        foreach (QTable table in checkpoint.Agent.Tables)
        {
            for (int first = 0; first < table.StateCount; first += RowsPerFrame)
            {
                CheckpointRows.Write(buffer, table, first, Math.Min(RowsPerFrame, table.StateCount - first));
                EmitFrame(stream, hash, buffer);
            }
        }

        foreach (ImmutableArray<ulong> array in checkpoint.Agent.Arrays.Values)
        {
            for (int first = 0; first < array.Length; first += CheckpointArrays.WordsPerFrame)
            {
                CheckpointArrays.Write(buffer, array.AsSpan(first, Math.Min(CheckpointArrays.WordsPerFrame, array.Length - first)));
                EmitFrame(stream, hash, buffer);
            }
        }

        EmitFrame(stream, hash, buffer);
        stream.Write(hash.GetHashAndReset());
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The checkpoint.</returns>
    /// <exception cref="CheckpointException">The file is not a checkpoint, is damaged, or was written by a newer version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Checkpoint Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no checkpoint '{Path.GetFileName(path)}'.", path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            return Read(stream);
        }
        catch (Exception e) when (IsBadContent(e))
        {
            throw new CheckpointException($"'{Path.GetFileName(path)}' is not a usable checkpoint: {e.Message} Restore it from a copy or train again.", e);
        }
    }

    // A damaged file can make any of these: truncated or mistyped MessagePack, values that a constructor refuses, a missing name.
    private static bool IsBadContent(Exception e) =>
        e is InvalidDataException or EndOfStreamException or MessagePackSerializationException or ArgumentException or OverflowException or FormatException;

    /// <summary>Reads a checkpoint from a stream that can seek; what is wrong with it comes as it is, without the file's name.</summary>
    internal static Checkpoint Read(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> magic = stackalloc byte[8];
        if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) != magic.Length || !magic[..7].SequenceEqual(Magic[..7]))
            throw new InvalidDataException("it does not begin as one.");
        if (magic[7] != Magic[7])
            throw new InvalidDataException("it was written in another version of the format; use the library's version that wrote it.");
        hash.AppendData(magic);

        CheckpointHeader header = CheckpointHeader.Read(ReadFrame(stream, hash));
        foreach ((QTable table, int stateCount) in header.Tables)
        {
            while (table.StateCount < stateCount)
                CheckpointRows.Read(ReadFrame(stream, hash), table, stateCount);
        }

        ImmutableSortedDictionary<string, ImmutableArray<ulong>> arrays = AgentSnapshot.NoArrays;
        foreach ((string name, long length) in header.Arrays)
        {
            var words = ImmutableArray.CreateBuilder<ulong>();
            while (words.Count < length)
                CheckpointArrays.Read(ReadFrame(stream, hash), words, length);
            arrays = arrays.Add(name, words.ToImmutable());
        }

        if (ReadFrame(stream, hash).Length != 0)
            throw new InvalidDataException("more follows where it should end.");
        VerifyHash(stream, hash);
        return header.ToCheckpoint(arrays);
    }

    private static void VerifyHash(Stream stream, IncrementalHash hash)
    {
        Span<byte> stored = stackalloc byte[HashSize];
        stream.ReadExactly(stored);
        if (!stored.SequenceEqual(hash.GetHashAndReset()))
            throw new InvalidDataException("its content does not match its checksum.");
        if (stream.Position != stream.Length)
            throw new InvalidDataException("bytes follow after its end.");
    }

    private static byte[] ReadFrame(Stream stream, IncrementalHash hash)
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        stream.ReadExactly(prefix);
        int length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (length < 0 || length > stream.Length - stream.Position)
            throw new InvalidDataException("it is cut short.");
        byte[] frame = new byte[length];
        stream.ReadExactly(frame);
        hash.AppendData(prefix);
        hash.AppendData(frame);
        return frame;
    }

    private static void EmitFrame(Stream stream, IncrementalHash hash, ArrayBufferWriter<byte> frame)
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, frame.WrittenCount);
        Emit(stream, hash, prefix);
        Emit(stream, hash, frame.WrittenSpan);
        frame.ResetWrittenCount();
    }

    private static void Emit(Stream stream, IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        hash.AppendData(bytes);
    }
}
