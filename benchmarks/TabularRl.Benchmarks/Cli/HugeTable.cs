using System.Diagnostics;
using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Benchmarks.Cli;

/// <summary>
/// Shows a table of more values than an array can have elements: narrow keys, floats and many actions. Every state is added, a value of
/// each is written, and all are read back through their keys.
/// </summary>
internal static class HugeTable
{
    public const int ActionCount = 64;

    /// <summary>The states that make more than 2³¹ values.</summary>
    public const int StateCount = (int)((1L << 31) / ActionCount) + 1_000;

    private const int BatchSize = 1_024;

    // A key of one word, a float and a visit count an action, up to 34 bytes of index, and a thirtieth ahead of its use.
    private const double BytesPerState = (sizeof(ulong) + ActionCount * (sizeof(float) + sizeof(uint)) + 34) * (1 + 1 / 30.0);

    /// <summary>The bytes that a table of so many states takes while it grows.</summary>
    public static long NeededBytes(int stateCount) => (long)(stateCount * BytesPerState);

    /// <summary>The memory that nobody uses, as the runtime sees it.</summary>
    public static long FreeBytes()
    {
        GC.Collect();
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        return memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes;
    }

    /// <summary>Runs it.</summary>
    /// <returns>Whether there was memory for it, and every value was found.</returns>
    public static bool Run(int stateCount, long freeBytes, TextWriter output)
    {
        const double Gibi = 1L << 30;
        long needed = NeededBytes(stateCount);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{stateCount:N0} states of {ActionCount} floats, {(long)stateCount * ActionCount:N0} values; needs {needed / Gibi:F1} GiB, {freeBytes / Gibi:F1} GiB are free."));
        if (needed > freeBytes)
        {
            output.WriteLine("That is not enough memory; nothing was done. Close other programs, or take a larger machine.");
            return false;
        }

        long start = Stopwatch.GetTimestamp();
        var table = new SingleQTable(1, CellWidth.Int32, ActionCount);
        var key = new ulong[1];
        for (int state = 0; state < stateCount; state++)
        {
            key[0] = (uint)state;
            table.GetActionValues(table.GetOrAddRow(key))[state % ActionCount] = state % 1_000;
        }

        Report(output, "added", stateCount, start);
        start = Stopwatch.GetTimestamp();
        long wrong = CountWrong(table, stateCount);
        Report(output, "read back", stateCount, start);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.ByteCount / Gibi:F1} GiB are held; {wrong:N0} values are wrong."));
        return wrong == 0;
    }

    private static long CountWrong(SingleQTable table, int stateCount)
    {
        var keys = new ulong[BatchSize];
        var rows = new int[BatchSize];
        long wrong = 0;
        for (int first = 0; first < stateCount; first += BatchSize)
        {
            int count = Math.Min(BatchSize, stateCount - first);
            for (int i = 0; i < count; i++)
                keys[i] = (uint)(first + i);
            table.FindRows(keys.AsSpan(0, count), rows.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                int state = first + i;
                ReadOnlySpan<float> values = rows[i] < 0 ? [] : table.GetActionValues(rows[i]);
                bool isRight = !values.IsEmpty
                    && values[state % ActionCount] == state % 1_000
                    && values[(state + 1) % ActionCount] == 0;
                wrong += isRight ? 0 : 1;
            }
        }

        return wrong;
    }

    private static void Report(TextWriter output, string what, int stateCount, long start)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{stateCount:N0} states {what} in {elapsed.TotalSeconds:F1} s, {elapsed.TotalNanoseconds / stateCount:F0} ns a state."));
    }
}
