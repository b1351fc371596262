namespace TabularRl.Crm;

/// <summary>Makes customers of a table's rows under one protocol. For one use.</summary>
internal sealed class LeadCleaner
{
    private readonly CrmTable _table;
    private readonly CrmProtocol _protocol;
    private readonly CountryCleaner _countries;
    private readonly RepairLog _log = new();

    public LeadCleaner(CrmTable table, CrmProtocol protocol, CrmCleaningOptions options)
    {
        _table = table;
        _protocol = protocol;
        _countries = new CountryCleaner(options.CountryAliases);
    }

    private bool MonthFirst => _protocol == CrmProtocol.Published;

    public CrmCleanedData Clean()
    {
        CrmLead[] leads = [.. _table.Rows.Select(ToLead)];
        _log.Add(_table.EmptyRowCount, "empty row was skipped", "empty rows were skipped");
        _countries.Report(_log, _protocol);
        JourneyOddities.Report(_log, leads);
        return new CrmCleanedData(_protocol, Array.AsReadOnly(leads), _log.ToRepairs(MonthFirst));
    }

    private CrmLead ToLead(CrmRow row) => new()
    {
        Id = row.Id,
        Country = Country(row),
        Education = Text(row, CrmColumns.Education),
        FirstContact = Date(row, CrmColumns.FirstContact),
        LastContact = Date(row, CrmColumns.LastContact),
        Status = Text(row, CrmColumns.Status),
        Stage = Text(row, CrmColumns.Stage),
        FirstCall = Date(row, CrmColumns.FirstCall),
        Demo = Date(row, CrmColumns.Demo),
        Survey = Date(row, CrmColumns.Survey),
        SignUp = Date(row, CrmColumns.SignUp),
        AccountManager = Date(row, CrmColumns.AccountManager),
        Subscription = Date(row, CrmColumns.Subscription),
    };

    private string? Country(CrmRow row)
    {
        string? typed = TextAsTyped(row, CrmColumns.Country);
        string? resolved = _countries.Resolve(typed);
        return _protocol == CrmProtocol.Published ? typed : resolved;
    }

    private string? Text(CrmRow row, int column)
    {
        string? typed = TextAsTyped(row, column);
        if (typed is null || _protocol == CrmProtocol.Published)
            return typed;

        string trimmed = typed.Trim();
        if (trimmed.Length < typed.Length)
            _log.Add(column, CellFinding.Trimmed, typed);
        return trimmed.Length == 0 ? null : trimmed;
    }

    private string? TextAsTyped(CrmRow row, int column)
    {
        object? cell = row.Cells[column];
        if (cell is null)
            return null;

        string text = CellText.Of(cell);
        // The published program's reader knew a marker only without blanks around it.
        string compared = _protocol == CrmProtocol.Published ? text : text.Trim();
        CellFinding finding = MissingTexts.IsError(compared) ? CellFinding.Error : MissingTexts.IsMarker(compared) ? CellFinding.MissingMarker : CellFinding.None;
        if (finding == CellFinding.None)
            return text.Length == 0 ? null : text;

        _log.Add(column, finding, cell);
        return null;
    }

    private DateOnly? Date(CrmRow row, int column)
    {
        object? cell = row.Cells[column];
        CellFinding finding = DateCell.Read(cell, MonthFirst, out DateOnly? date);
        bool isOrdinary = finding == CellFinding.None || (finding == CellFinding.YearFirstTextDate && _table.KeepsDatesAsText);
        if (!isOrdinary)
            _log.Add(column, finding, cell);
        return date;
    }
}
