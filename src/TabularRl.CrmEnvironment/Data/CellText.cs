using System.Globalization;

namespace TabularRl.Crm;

/// <summary>A cell's value as text, the same under every culture.</summary>
internal static class CellText
{
    private const int MaxQuoted = 40;

    public static string Of(object? cell) => cell switch
    {
        null => string.Empty,
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("s", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? string.Empty,
    };

    /// <summary>The text within quotes, cut if it is long, on one line.</summary>
    public static string Quote(string text)
    {
        string shown = text.Length > MaxQuoted ? string.Concat(text.AsSpan(0, MaxQuoted), "…") : text;
        return "'" + shown.ReplaceLineEndings(" ") + "'";
    }
}
