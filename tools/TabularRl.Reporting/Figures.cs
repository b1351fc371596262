using System.Globalization;

namespace TabularRl.Reporting;

/// <summary>Writes figures for people, the same in the table, the pictures and the report, whatever the culture.</summary>
internal static class Figures
{
    /// <summary>Keeps a figure and its unit on one line.</summary>
    public const char HardSpace = '\u00A0';

    public const char Minus = '\u2212';

    /// <summary>A fraction as a percentage: <c>1.39 %</c>.</summary>
    public static string Percent(double fraction, int decimals = 2) => $"{Number(fraction * 100, decimals)}{HardSpace}%";

    /// <summary>A share to one decimal that says 0 or 100 only where it is exactly that.</summary>
    public static string Share(double fraction) => fraction switch
    {
        > 0 and < 0.0005 => $"under {Percent(0.001, 1)}",
        < 1 and >= 0.9995 => $"over {Percent(0.999, 1)}",
        _ => Percent(fraction, 1),
    };

    public static string PercentRange(double low, double high) => $"{Number(low * 100, 2)} to {Percent(high)}";

    /// <summary>A difference of two fractions in percentage points, with its sign: <c>+0.97</c>.</summary>
    public static string SignedPoints(double difference)
    {
        string number = Number(difference * 100, 2);
        return difference > 0 && number != "0.00" ? $"+{number}" : number;
    }

    public static string PointsRange(double low, double high) => $"{SignedPoints(low)} to {SignedPoints(high)}";

    /// <summary>A number to so many decimals, never a negative zero.</summary>
    public static string Number(double value, int decimals)
    {
        string text = Math.Round(Math.Abs(value), decimals, MidpointRounding.AwayFromZero).ToString($"N{decimals}", CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? $"{Minus}{text}" : text;
    }

    public static string Count(long count) => count < 0
        ? $"{Minus}{(-count).ToString("N0", CultureInfo.InvariantCulture)}"
        : count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count and its noun: <c>1 contact</c>, <c>10 contacts</c>.</summary>
    public static string Count(long count, string noun) => $"{Count(count)}{HardSpace}{noun}{(count == 1 ? "" : "s")}";

    public static string PValue(double value) => value < 0.001 ? $"p{HardSpace}<{HardSpace}0.001" : $"p{HardSpace}={HardSpace}{Number(value, 3)}";

    /// <summary>How many times the baseline: <c>3.0×</c>; null where the baseline is zero.</summary>
    public static string? Factor(double rate, double baseline) => baseline > 0 ? $"{Number(rate / baseline, 1)}×" : null;

    /// <summary>Seconds, and minutes beside them where there are some; a training from a checkpoint has none.</summary>
    public static string Duration(double seconds)
    {
        if (!(seconds > 0))
            return "not measured";
        if (seconds < 60)
            return $"{Number(seconds, seconds < 10 ? 2 : 1)}{HardSpace}s";
        long whole = (long)Math.Round(seconds);
        return $"{Count(whole)}{HardSpace}s ({whole / 60}{HardSpace}min {whole % 60}{HardSpace}s)";
    }
}
