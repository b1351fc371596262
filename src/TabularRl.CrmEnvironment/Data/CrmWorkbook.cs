using System.Security.Cryptography;

namespace TabularRl.Crm;

/// <summary>
/// A sales workbook as it was read: an Excel workbook (.xlsx, its first sheet) or the same columns as CSV. Columns are found by name in
/// any order, whatever the case; other columns are ignored. Nothing has been interpreted yet but the IDs: <see cref="Clean"/> does that,
/// once for each protocol. Immutable and thread-safe; the whole file is held in memory.
/// </summary>
public sealed class CrmWorkbook
{
    private readonly CrmTable _table;

    private CrmWorkbook(string sourceName, string sha256, CrmTable table)
    {
        SourceName = sourceName;
        Sha256 = sha256;
        _table = table;
    }

    /// <summary>The file's name without its folder.</summary>
    public string SourceName { get; }

    /// <summary>The SHA-256 of the file's bytes as 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The number of customers: rows below the header that are not empty.</summary>
    public int CustomerCount => _table.Rows.Count;

    /// <summary>
    /// Reads a workbook. What begins like a zip archive is read as .xlsx, anything else as CSV (UTF-8; comma, semicolon or tab).
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>The workbook.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="CrmDataException">The file cannot be read, is no workbook or a damaged one, lacks a column or has it twice, holds
    /// no
    /// customers, or an ID is missing, no whole number or taken twice.</exception>
    public static CrmWorkbook Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string sourceName = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        byte[] content = WorkbookFile.ReadContent(path, sourceName);
        CrmTable table = WorkbookFile.ReadTable(content, sourceName);
        return new CrmWorkbook(sourceName, Convert.ToHexStringLower(SHA256.HashData(content)), table);
    }

    /// <summary>Makes customers of the rows, in the file's order, and counts every oddity that was met on the way.</summary>
    /// <param name="protocol">
    /// How to read: under <see cref="CrmProtocol.Published"/> a date typed as text is month.day.year where that is a date, and texts stay
    /// as typed, trailing blanks included; under <see cref="CrmProtocol.Prospective"/> such a date is day.month.year first, and countries
    /// are normalised.
    /// </param>
    /// <param name="options">What else to know; the defaults if null.</param>
    /// <returns>The customers and the repairs.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="protocol"/> is no protocol.</exception>
    public CrmCleanedData Clean(CrmProtocol protocol, CrmCleaningOptions? options = null)
    {
        if (!Enum.IsDefined(protocol))
            throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "There is no such protocol.");

        return new LeadCleaner(_table, protocol, options ?? new CrmCleaningOptions()).Clean();
    }
}
