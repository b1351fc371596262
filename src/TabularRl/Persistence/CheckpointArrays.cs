using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MessagePack;

namespace TabularRl.Persistence;

/// <summary>What an agent keeps beside its tables: names and lengths in the header, then for each array frames of one binary, little-endian.</summary>
internal static class CheckpointArrays
{
#if DEBUG
    public const int WordsPerFrame = 64;
#else
    public const int WordsPerFrame = 65_536;
#endif

    public static void WriteSizes(ref MessagePackWriter writer, ImmutableSortedDictionary<string, ImmutableArray<ulong>> arrays)
    {
        writer.WriteArrayHeader(arrays.Count);
        foreach ((string name, ImmutableArray<ulong> words) in arrays)
        {
            writer.WriteArrayHeader(2);
            writer.Write(name);
            writer.Write((long)words.Length);
        }
    }

    public static IReadOnlyList<(string Name, long Length)> ReadSizes(ref MessagePackReader reader)
    {
        var sizes = new List<(string Name, long Length)>();
        for (int left = reader.ReadArrayHeader(); left > 0; left--)
        {
            if (reader.ReadArrayHeader() != 2 || reader.ReadString() is not { } name)
                throw new InvalidDataException("an array of its agent has no name or no length.");
            long length = reader.ReadInt64();
            if (length < 0 || length > Array.MaxLength)
                throw new InvalidDataException("the length of an array of its agent is impossible.");
            sizes.Add((name, length));
        }

        return sizes;
    }

    public static void Write(IBufferWriter<byte> buffer, ReadOnlySpan<ulong> words)
    {
        CheckpointRows.CheckEndianness();
        var writer = new MessagePackWriter(buffer);
        writer.Write(MemoryMarshal.AsBytes(words));
        writer.Flush();
    }

    /// <summary>Appends the words of a frame to an array that is to hold so many in the end.</summary>
    public static void Read(ReadOnlyMemory<byte> frame, ImmutableArray<ulong>.Builder words, long length)
    {
        CheckpointRows.CheckEndianness();
        var reader = new MessagePackReader(frame);
        if (reader.ReadBytes() is not { Length: > 0 } bytes || !reader.End || bytes.Length % sizeof(ulong) != 0 || bytes.Length / sizeof(ulong) > length - words.Count)
            throw new InvalidDataException("a block of an array of its agent does not have the size that it should.");
        words.AddRange(MemoryMarshal.Cast<byte, ulong>(bytes.ToArray()));
    }
}
