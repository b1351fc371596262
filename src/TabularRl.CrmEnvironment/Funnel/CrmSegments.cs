using System.Collections.Frozen;

namespace TabularRl.Crm;

/// <summary>
/// The segments of the simulated funnel: the customer's market, read from the country as text. A pure function of the lead, known before
/// the first contact. 0 <c>us-canada</c> · 1 <c>elsewhere</c> · 2 <c>unknown</c>.
/// </summary>
public static class CrmSegments
{
    /// <summary>The United States and Canada.</summary>
    public const int UsCanada = 0;

    /// <summary>Every other country that is given.</summary>
    public const int Elsewhere = 1;

    /// <summary>No country: the cell is empty, has no letter, or holds a word that stands for "unknown".</summary>
    public const int Unknown = 2;

    /// <summary>The number of segments, 3.</summary>
    public const int Count = 3;

    // Letters only, upper case.
    private static readonly FrozenSet<string> UsCanadaNames = FrozenSet.ToFrozenSet(
        ["US", "USA", "UNITEDSTATES", "UNITEDSTATESOFAMERICA", "THEUNITEDSTATES", "THEUNITEDSTATESOFAMERICA", "AMERICA", "CA", "CAN", "CANADA"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> UnknownNames = FrozenSet.ToFrozenSet(
        ["", "UNKNOWN", "NA", "NAN", "NONE", "NULL", "OTHER", "FULLTIME", "PARTTIME"],
        StringComparer.Ordinal);

    /// <summary>The segments' names, by segment.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.AsReadOnly(["us-canada", "elsewhere", "unknown"]);

    /// <summary>A country of each segment, by segment; null where none is given.</summary>
    internal static IReadOnlyList<string?> Examples { get; } = Array.AsReadOnly<string?>(["Canada", "Germany", null]);

    /// <summary>The segment as a feature, named <c>Segment</c>.</summary>
    public static CrmFeature Feature { get; } = new("Segment", static (lead, _) => Of(lead));

    /// <summary>The segment of a customer. Case, blanks and punctuation of the country do not matter: <c>uSA</c>, <c>U.S.A.</c> and <c>usa </c> are one.</summary>
    /// <param name="lead">The customer.</param>
    /// <returns>0, 1 or 2.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lead"/> is null.</exception>
    public static int Of(CrmLead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        string name = string.Concat((lead.Country ?? "").Where(char.IsLetter)).ToUpperInvariant();
        return UnknownNames.Contains(name) ? Unknown : UsCanadaNames.Contains(name) ? UsCanada : Elsewhere;
    }
}
