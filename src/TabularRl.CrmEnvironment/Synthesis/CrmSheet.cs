namespace TabularRl.Crm;

/// <summary>Lays generated customers out as the 13 columns of the sheet.</summary>
internal static class CrmSheet
{
    public static void Write(Stream stream, IReadOnlyList<GeneratedLead> rows, int styledEmptyRows)
    {
        using XlsxSheetWriter sheet = new(stream, WorkbookFigures.Headers.Length, 1 + rows.Count + styledEmptyRows);
        sheet.BeginRow();
        foreach (string header in WorkbookFigures.Headers)
            sheet.Text(header);
        sheet.EndRow();

        foreach (GeneratedLead lead in rows)
            WriteLead(sheet, lead);

        for (int i = 0; i < styledEmptyRows; i++)
        {
            sheet.BeginRow();
            for (int column = 0; column < WorkbookFigures.Headers.Length; column++)
                sheet.Filled();
            sheet.EndRow();
        }
    }

    private static void WriteLead(XlsxSheetWriter sheet, GeneratedLead lead)
    {
        sheet.BeginRow();
        sheet.Number(lead.Id);
        sheet.Text(lead.Country);
        sheet.Text(lead.Education);
        WriteDate(sheet, lead.FirstContact);
        WriteDate(sheet, lead.LastContact);
        sheet.Text(lead.Status);
        sheet.Text(lead.Stage);
        foreach (Journey step in GeneratedLead.Steps)
            WriteDate(sheet, lead.GetEvent(step));
        sheet.EndRow();
    }

    private static void WriteDate(XlsxSheetWriter sheet, GeneratedDate cell)
    {
        if (cell.Serial != 0)
            sheet.Date(cell.Serial);
        else
            sheet.Text(cell.Text);
    }
}
