using System.Collections.Frozen;

namespace TabularRl.Crm;

/// <summary>Texts that are no text: Excel's error values, and what the published program's reader took for a missing value.</summary>
internal static class MissingTexts
{
    // A country's code "NA" is among the markers: the published program read it as missing, so customers from Namibia have no country.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Markers = FrozenSet.Create(
        StringComparer.Ordinal,
        "NA", "N/A", "n/a", "NaN", "nan", "-NaN", "-nan", "null", "NULL", "None", "<NA>", "#NA", "#N/A N/A", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Errors = FrozenSet.Create(
        StringComparer.Ordinal,
        "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsMarker(ReadOnlySpan<char> text) => Markers.Contains(text);

    public static bool IsError(ReadOnlySpan<char> text) => text.StartsWith('#') && Errors.Contains(text);
}
