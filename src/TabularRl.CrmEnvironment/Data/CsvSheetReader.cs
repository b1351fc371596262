using System.Text;
using Sylvan.Data.Csv;

namespace TabularRl.Crm;

/// <summary>
/// Reads comma-separated text in UTF-8 (or with the byte order mark of another Unicode encoding); semicolons and tabs are recognised too.
/// </summary>
internal sealed class CsvSheetReader : SheetReader
{
    private readonly CsvDataReader _rows;
    private readonly string _sourceName;
    private readonly CellTextPool _pool = new();
    private int _headerCount = -1;

    public CsvSheetReader(byte[] content, string sourceName)
    {
        _sourceName = sourceName;
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var text = new StreamReader(new MemoryStream(content, writable: false), encoding, detectEncodingFromByteOrderMarks: true);
        _rows = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, StringFactory = _pool.GetString, MaxBufferSize = 1 << 24 });
    }

    public override bool KeepsDatesAsText => true;

    public override int CellCount => _rows.RowFieldCount;

    public override object? GetCell(int index)
    {
        string text = _rows.GetString(index);
        return text.Length == 0 ? null : text;
    }

    public override void Dispose() => _rows.Dispose();

    protected override bool ReadRow()
    {
        if (!_rows.Read())
            return false;

        // A row of another length has slipped: its cells would silently land in the wrong columns.
        if (!IsBlankLine())
        {
            if (_headerCount < 0)
                _headerCount = CellCount;
            else if (CellCount != _headerCount)
                throw new CrmDataException($"Row {RowNumber + 1} of '{_sourceName}' has {CellCount} cells where the header has {_headerCount}; mend or remove that row.");
        }

        return true;
    }

    private bool IsBlankLine() => CellCount == 0 || (CellCount == 1 && string.IsNullOrWhiteSpace(_rows.GetString(0)));
}
