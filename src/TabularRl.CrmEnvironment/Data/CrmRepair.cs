using System.Globalization;

namespace TabularRl.Crm;

/// <summary>One kind of oddity that was met while cleaning a workbook, what was made of it, and how often.</summary>
/// <param name="What">The sentence without its count, for example <c>Last Contacts typed as text were read as dates, day first where that
/// is a date</c>.</param>
/// <param name="Count">How often it was met; at least 1.</param>
public sealed record CrmRepair(string What, int Count)
{
    /// <summary>The whole sentence, the count first, in the same words under every culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} {What}");
}
