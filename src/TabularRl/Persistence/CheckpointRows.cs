using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using MessagePack;
using TabularRl.Tables;

namespace TabularRl.Persistence;

/// <summary>Rows of a table as a frame: an array of three binaries, little-endian: the keys' words, the action values, the visits.</summary>
internal static class CheckpointRows
{
    public static void Write(IBufferWriter<byte> buffer, QTable table, int firstRow, int rowCount)
    {
        CheckEndianness();
        var keys = new ulong[rowCount * table.KeyWordCount];
        var values = new double[rowCount * table.ActionCount];
        var visits = new uint[rowCount * table.ActionCount];
        for (int i = 0; i < rowCount; i++)
        {
            table.GetKey(firstRow + i).CopyTo(keys.AsSpan(i * table.KeyWordCount));
            table.GetActionValues(firstRow + i).CopyTo(values.AsSpan(i * table.ActionCount));
            table.GetVisits(firstRow + i).CopyTo(visits.AsSpan(i * table.ActionCount));
        }

        // What could not be read again must not replace a file that can.
        int bad = values.AsSpan().IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
        if (bad >= 0)
            ThrowDiverged(firstRow + bad / table.ActionCount, values[bad]);

        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(3);
        writer.Write(MemoryMarshal.AsBytes(keys.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(visits.AsSpan()));
        writer.Flush();
    }

    /// <summary>Appends the rows of a frame to a table, which is to hold so many in the end.</summary>
    public static void Read(ReadOnlyMemory<byte> frame, QTable table, int stateCount)
    {
        CheckEndianness();
        var reader = new MessagePackReader(frame);
        if (reader.ReadArrayHeader() != 3)
            throw new InvalidDataException("a block of rows does not have three parts.");
        ReadOnlySpan<ulong> keys = MemoryMarshal.Cast<byte, ulong>(ReadBinary(ref reader));
        ReadOnlySpan<double> values = MemoryMarshal.Cast<byte, double>(ReadBinary(ref reader));
        ReadOnlySpan<uint> visits = MemoryMarshal.Cast<byte, uint>(ReadBinary(ref reader));

        int rowCount = keys.Length / table.KeyWordCount;
        int actions = table.ActionCount;
        bool fits = rowCount > 0 && rowCount <= stateCount - table.StateCount && keys.Length == rowCount * table.KeyWordCount
            && values.Length == (long)rowCount * actions && visits.Length == values.Length && reader.End;
        if (!fits)
            throw new InvalidDataException("a block of rows does not have the size that it should.");

        for (int i = 0; i < rowCount; i++)
        {
            int row = table.StateCount;
            if (table.GetOrAddRow(keys.Slice(i * table.KeyWordCount, table.KeyWordCount)) != row)
                throw new InvalidDataException("a state occurs twice.");
            ReadOnlySpan<double> rowValues = values.Slice(i * actions, actions);
            foreach (double value in rowValues)
            {
                if (!double.IsFinite(value))
                    throw new InvalidDataException("an action value is not finite.");
            }

            rowValues.CopyTo(table.GetActionValues(row));
            visits.Slice(i * actions, actions).CopyTo(table.GetVisits(row));
        }
    }

    private static void ThrowDiverged(int row, double value) => throw new InvalidOperationException(string.Create(
        CultureInfo.InvariantCulture,
        $"The table cannot be stored: an action value of row {row} is {value}. Learning has diverged; use smaller rewards, or a learning rate of at most 1."));

    private static byte[] ReadBinary(ref MessagePackReader reader) =>
        reader.ReadBytes() is { } bytes ? bytes.ToArray() : throw new InvalidDataException("a block of rows lacks a part.");

    /// <summary>Refuses a machine whose words are stored the other way round.</summary>
    internal static void CheckEndianness()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Checkpoints are little-endian, and so must the machine be.");
    }
}
