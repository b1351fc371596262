using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace TabularRl.Crm;

/// <summary>Writes a workbook of one sheet, row after row, cells with the styles that they would have in a sheet kept by hand.</summary>
/// <remarks>
/// Written here because a workbook with these oddities needs each cell's style chosen on its own (a number outside the calendar in a date
/// style, styled cells without a value) and parts of a fixed time, so that equal cells give equal bytes.
/// </remarks>
internal sealed class XlsxSheetWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string DateStyle = "1";
    private const string FilledStyle = "2";

    // The earliest time that a zip archive can carry.
    private static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly XmlWriter _sheet;
    private readonly Dictionary<string, int> _stringIndexes = new(StringComparer.Ordinal);
    private readonly string[] _columnNames;
    private long _stringUses;
    private int _row;
    private int _column;

    /// <summary>Begins the sheet; the stream stays open.</summary>
    public XlsxSheetWriter(Stream stream, int columnCount, int rowCount)
    {
        _columnNames = [.. Enumerable.Range(0, columnCount).Select(i => ((char)('A' + i)).ToString())];
        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, string xml) in XlsxParts.Fixed)
            WritePart(name, xml);

        _sheet = OpenPart("xl/worksheets/sheet1.xml");
        _sheet.WriteStartElement("worksheet", Main);
        _sheet.WriteStartElement("dimension");
        _sheet.WriteAttributeString("ref", string.Create(CultureInfo.InvariantCulture, $"A1:{_columnNames[^1]}{rowCount}"));
        _sheet.WriteEndElement();
        _sheet.WriteStartElement("sheetData");
    }

    public void BeginRow()
    {
        _row++;
        _column = 0;
        _sheet.WriteStartElement("row");
        _sheet.WriteAttributeString("r", _row.ToString(CultureInfo.InvariantCulture));
    }

    public void EndRow() => _sheet.WriteEndElement();

    /// <summary>Leaves the next column's cell out.</summary>
    public void Skip() => _column++;

    /// <summary>A cell with a text, or none if it is null.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Skip();
            return;
        }

        if (!_stringIndexes.TryGetValue(text, out int index))
            _stringIndexes.Add(text, index = _stringIndexes.Count);
        _stringUses++;
        Cell(style: null, type: "s", index);
    }

    /// <summary>A plain number.</summary>
    public void Number(long value) => Cell(style: null, type: null, value);

    /// <summary>A number in a date style; whether it is a date depends on the number.</summary>
    public void Date(int serial) => Cell(DateStyle, type: null, serial);

    /// <summary>A cell with a background and nothing in it.</summary>
    public void Filled() => Cell(FilledStyle, type: null, value: null);

    public void Dispose()
    {
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.Dispose();
        WriteSharedStrings();
        _archive.Dispose();
    }

    private void Cell(string? style, string? type, long? value)
    {
        _sheet.WriteStartElement("c");
        _sheet.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{_columnNames[_column++]}{_row}"));
        if (style is not null)
            _sheet.WriteAttributeString("s", style);
        if (type is not null)
            _sheet.WriteAttributeString("t", type);
        if (value is { } number)
            _sheet.WriteElementString("v", number.ToString(CultureInfo.InvariantCulture));
        _sheet.WriteEndElement();
    }

    private void WriteSharedStrings()
    {
        using XmlWriter part = OpenPart("xl/sharedStrings.xml");
        part.WriteStartElement("sst", Main);
        part.WriteAttributeString("count", _stringUses.ToString(CultureInfo.InvariantCulture));
        part.WriteAttributeString("uniqueCount", _stringIndexes.Count.ToString(CultureInfo.InvariantCulture));
        foreach ((string text, _) in _stringIndexes.OrderBy(pair => pair.Value))
        {
            part.WriteStartElement("si");
            part.WriteStartElement("t");
            part.WriteAttributeString("xml", "space", null, "preserve");
            part.WriteString(text);
            part.WriteEndElement();
            part.WriteEndElement();
        }

        part.WriteEndElement();
    }

    private XmlWriter OpenPart(string name) =>
        XmlWriter.Create(CreatePart(name), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });

    private void WritePart(string name, string xml)
    {
        using Stream part = CreatePart(name);
        part.Write(Encoding.UTF8.GetBytes(xml));
    }

    private Stream CreatePart(string name)
    {
        ZipArchiveEntry entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = PartTime;
        return entry.Open();
    }
}
