using System.Globalization;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    /// <summary>Three digits for what is small, whole numbers with separators for what is large.</summary>
    public static string Of(double value)
    {
        string format = Math.Abs(value) switch
        {
            0 => "0",
            < 10 => "0.##",
            < 100 => "0.#",
            _ => "N0",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
