namespace TabularRl.Crm;

/// <summary>
/// The customers of a workbook as they are to be read under one protocol, and what had to be repaired. Immutable and thread-safe.
/// </summary>
public sealed class CrmCleanedData
{
    internal CrmCleanedData(CrmProtocol protocol, IReadOnlyList<CrmLead> leads, IReadOnlyList<CrmRepair> repairs)
    {
        Protocol = protocol;
        Leads = leads;
        Repairs = repairs;
    }

    /// <summary>The protocol under which the cells were read.</summary>
    public CrmProtocol Protocol { get; }

    /// <summary>The customers in the file's order.</summary>
    public IReadOnlyList<CrmLead> Leads { get; }

    /// <summary>Every oddity that was met, each with its count, in an order that depends on the file alone.</summary>
    public IReadOnlyList<CrmRepair> Repairs { get; }
}
