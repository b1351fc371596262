using System.Globalization;

namespace TabularRl.Interpretation;

/// <summary>How figures read in this folder's texts, whatever the culture.</summary>
internal static class ReadingFormat
{
    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture) is var text && text is not ("0" or "-0")
        ? text
        : value.ToString("G4", CultureInfo.InvariantCulture);

    public static string Signed(double value) => value > 0 ? "+" + Number(value) : Number(value);

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double? share) => share is { } value ? value.ToString("0.0 %", CultureInfo.InvariantCulture) : "—";

    public static string States(long count) => count == 1 ? "1 state" : Count(count) + " states";

    public static string Visits(long count) => count == 1 ? "1 visit" : Count(count) + " visits";
}
