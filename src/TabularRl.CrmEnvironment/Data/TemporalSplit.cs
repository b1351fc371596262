namespace TabularRl.Crm;

/// <summary>
/// Customers parted by time: the earliest 70 % for training, the next 15 % for validation, the latest for testing. They are sorted by
/// First Contact, those without one last, ties in the order given; both cuts, at 70 % and at 85 %, are rounded down. So no customer is
/// trained on who came after one that is tested on. Immutable and thread-safe.
/// </summary>
public sealed class TemporalSplit
{
    private TemporalSplit(CrmLead[] sorted, int firstCut, int secondCut)
    {
        Train = Array.AsReadOnly(sorted[..firstCut]);
        Validation = Array.AsReadOnly(sorted[firstCut..secondCut]);
        Test = Array.AsReadOnly(sorted[secondCut..]);
    }

    /// <summary>The earliest 70 %.</summary>
    public IReadOnlyList<CrmLead> Train { get; }

    /// <summary>The next 15 %.</summary>
    public IReadOnlyList<CrmLead> Validation { get; }

    /// <summary>The rest.</summary>
    public IReadOnlyList<CrmLead> Test { get; }

    /// <summary>Parts the customers.</summary>
    /// <param name="leads">The customers in any order; any number of them, so that a part may be empty.</param>
    /// <returns>The three parts, each sorted.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leads"/> is null.</exception>
    public static TemporalSplit Create(IReadOnlyList<CrmLead> leads)
    {
        ArgumentNullException.ThrowIfNull(leads);
        CrmLead[] sorted = [.. leads.OrderBy(lead => lead.FirstContact ?? DateOnly.MaxValue).ThenBy(lead => lead.FirstContact is null)];
        // In whole numbers: 0.7 and 0.85 are not exact, and a cut may land one too low.
        return new TemporalSplit(sorted, (int)(sorted.Length * 70L / 100), (int)(sorted.Length * 85L / 100));
    }
}
