namespace TabularRl.Crm;

/// <summary>Finds the workbook's columns in the first row that is not empty.</summary>
internal static class CrmHeader
{
    private const int MaxNamed = 30;

    /// <summary>Reads on to the header.</summary>
    /// <returns>The position in the sheet of each column of <see cref="CrmColumns"/>.</returns>
    public static int[] Find(SheetReader sheet, string sourceName)
    {
        string[]? header = Read(sheet)
            ?? throw new CrmDataException($"The first sheet of '{sourceName}' is empty; its first row must name the columns.");

        var positions = new int[CrmColumns.Count];
        Array.Fill(positions, -1);
        for (int position = 0; position < header.Length; position++)
        {
            int column = CrmColumns.Names.IndexOf(header[position], StringComparer.OrdinalIgnoreCase);
            if (column < 0)
                continue;
            if (positions[column] >= 0)
                throw new CrmDataException($"'{sourceName}' has two columns named '{CrmColumns.NameOf(column)}'; rename or remove one of them.");
            positions[column] = position;
        }

        if (positions.Contains(-1))
            throw new CrmDataException(DescribeMissing(header, positions, sourceName));

        return positions;
    }

    private static string[]? Read(SheetReader sheet)
    {
        while (sheet.Read())
        {
            string[] names = [.. Enumerable.Range(0, sheet.CellCount).Select(i => CellText.Of(sheet.GetCell(i)).Trim())];
            if (names.Any(name => name.Length > 0))
                return names;
        }

        return null;
    }

    private static string DescribeMissing(string[] header, int[] positions, string sourceName)
    {
        string missing = string.Join(", ", Enumerable.Range(0, positions.Length).Where(i => positions[i] < 0).Select(i => $"'{CrmColumns.NameOf(i)}'"));
        string[] found = [.. header.Where(name => name.Length > 0)];
        string shown = string.Join(", ", found.Take(MaxNamed).Select(CellText.Quote)) + (found.Length > MaxNamed ? ", …" : string.Empty);
        int count = positions.Count(position => position < 0);
        return $"'{sourceName}' lacks the column{(count == 1 ? string.Empty : "s")} {missing}; its first row holds {shown}.";
    }
}
