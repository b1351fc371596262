using System.Globalization;

namespace TabularRl.Crm;

/// <summary>The rows of a sheet: its columns found by name, its empty rows dropped, its IDs checked.</summary>
internal sealed class CrmTable
{
    private CrmTable(List<CrmRow> rows, int emptyRowCount, bool keepsDatesAsText)
    {
        Rows = rows;
        EmptyRowCount = emptyRowCount;
        KeepsDatesAsText = keepsDatesAsText;
    }

    public IReadOnlyList<CrmRow> Rows { get; }

    public int EmptyRowCount { get; }

    public bool KeepsDatesAsText { get; }

    public static CrmTable Read(SheetReader sheet, string sourceName)
    {
        int[] positions = CrmHeader.Find(sheet, sourceName);
        var rows = new List<CrmRow>();
        var rowOfId = new Dictionary<long, int>();
        int emptyRowCount = 0;
        while (sheet.Read())
        {
            object?[]? cells = ReadCells(sheet, positions);
            if (cells is null)
            {
                emptyRowCount++;
                continue;
            }

            long id = ReadId(cells[CrmColumns.Id], sheet.RowNumber, sourceName);
            if (!rowOfId.TryAdd(id, sheet.RowNumber))
            {
                throw new CrmDataException(Invariant(
                    $"ID {id} stands in row {rowOfId[id]} and again in row {sheet.RowNumber} of '{sourceName}'; every customer needs an ID of their own."));
            }

            rows.Add(new CrmRow(id, cells));
        }

        if (rows.Count == 0)
            throw new CrmDataException($"'{sourceName}' has a header but no customers below it.");

        return new CrmTable(rows, emptyRowCount, sheet.KeepsDatesAsText);
    }

    // Null if every cell is empty or blank.
    private static object?[]? ReadCells(SheetReader sheet, int[] positions)
    {
        object?[]? cells = null;
        bool isEmpty = true;
        for (int column = 0; column < positions.Length; column++)
        {
            if (positions[column] >= sheet.CellCount || sheet.GetCell(positions[column]) is not { } cell)
                continue;

            cells ??= new object?[CrmColumns.Count];
            cells[column] = cell;
            isEmpty = isEmpty && cell is string text && string.IsNullOrWhiteSpace(text);
        }

        return isEmpty ? null : cells;
    }

    private static long ReadId(object? cell, int rowNumber, string sourceName)
    {
        switch (cell)
        {
            case null or "":
                throw new CrmDataException(Invariant($"Row {rowNumber} of '{sourceName}' has no ID; give the customer a whole number or empty the row."));
            case string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long id):
                return id;
            case string text when double.TryParse(text, NumberStyles.Integer | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
                && IsId(number):
                return (long)number;
            case double number when IsId(number):
                return (long)number;
            default:
                throw new CrmDataException(Invariant($"Row {rowNumber} of '{sourceName}' has the ID '{CellText.Of(cell)}', which is no whole number."));
        }
    }

    // Beyond 2^53 a double no longer tells neighbouring whole numbers apart.
    private static bool IsId(double number) => Math.Abs(number) <= 1L << 53 && number == Math.Floor(number);

    private static string Invariant(FormattableString sentence) => FormattableString.Invariant(sentence);
}
