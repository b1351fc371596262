using System.Buffers;
using System.Globalization;

namespace TabularRl.Crm;

/// <summary>Writes cells to a line, with commas between them and quotation marks where they are needed.</summary>
internal sealed class CsvLine
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private readonly TextWriter _writer;
    private bool _isFirst = true;

    public CsvLine(TextWriter writer)
    {
        _writer = writer;
    }

    public void Add(string? text)
    {
        if (!_isFirst)
            _writer.Write(',');
        _isFirst = false;

        if (string.IsNullOrEmpty(text))
            return;

        // Blanks at the ends are part of a country as typed, and some readers cut them off unless they are quoted.
        bool isQuoted = text.AsSpan().ContainsAny(Special) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]);
        _writer.Write(isQuoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
    }

    public void Add(double value) => Add(value.ToString("R", CultureInfo.InvariantCulture));

    public void Add(DateOnly? date) => Add(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void End()
    {
        _writer.Write('\n');
        _isFirst = true;
    }
}
