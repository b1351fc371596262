using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace TabularRl.Crm;

/// <summary>Reads the first sheet of an Excel workbook.</summary>
internal sealed class XlsxSheetReader : SheetReader
{
    private readonly MemoryStream _stream;
    private readonly IEnumerator<IDictionary<string, object?>> _rows;
    private object?[] _cells = [];

    public XlsxSheetReader(byte[] content)
    {
        _stream = new MemoryStream(content, writable: false);
        // The cache would write the workbook's texts into a temporary file.
        var configuration = new OpenXmlConfiguration { EnableSharedStringCache = false };
        IEnumerable<object> rows = _stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX, configuration: configuration);
        _rows = rows.Cast<IDictionary<string, object?>>().GetEnumerator();
    }

    public override bool KeepsDatesAsText => false;

    public override int CellCount => _cells.Length;

    public override object? GetCell(int index) => _cells[index];

    public override void Dispose()
    {
        _rows.Dispose();
        _stream.Dispose();
    }

    protected override bool ReadRow()
    {
        if (!_rows.MoveNext())
            return false;

        ICollection<object?> values = _rows.Current.Values;
        if (_cells.Length != values.Count)
            _cells = new object?[values.Count];
        values.CopyTo(_cells, 0);
        return true;
    }
}
