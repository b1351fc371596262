using System.Globalization;
using System.Runtime.InteropServices;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>The cells as text between commas, made anew for each lookup as programs with such a key do, though with one allocation only.</summary>
internal readonly struct TextForm : IKeyForm<string>
{
    private const int MaxCellLength = 7;

    public static string From(ReadOnlySpan<ulong> key)
    {
        Span<char> text = stackalloc char[TaskConstants.CellCount * MaxCellLength];
        int length = 0;
        foreach (short cell in MemoryMarshal.Cast<ulong, short>(key)[..TaskConstants.CellCount])
        {
            cell.TryFormat(text[length..], out int written, provider: CultureInfo.InvariantCulture);
            length += written;
            text[length++] = ',';
        }

        return new string(text[..length]);
    }
}
