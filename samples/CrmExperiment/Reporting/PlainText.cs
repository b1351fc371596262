namespace CrmExperiment.Reporting;

/// <summary>Writes text for a screen: no line is longer than <see cref="Width"/>, and the signs are those that every console shows.</summary>
internal sealed class PlainText
{
    public const int Width = 100;

    private readonly TextWriter _output;

    public PlainText(TextWriter output) => _output = output;

    public void Blank() => _output.WriteLine();

    public void Heading(string text)
    {
        string[] lines = [.. Wrap(Simplify(text), Width)];
        foreach (string line in lines)
            _output.WriteLine(line);
        _output.WriteLine(new string('-', lines.Max(line => line.Length)));
    }

    /// <summary>A paragraph; every line but the first is indented by two more.</summary>
    public void Paragraph(string text, int indent = 0)
    {
        int current = indent;
        foreach (string line in Wrap(Simplify(text), Width - indent - 2))
        {
            _output.WriteLine(new string(' ', current) + line);
            current = indent + 2;
        }
    }

    /// <summary>Columns two blanks apart, the first flush left, the others as asked; the first row is the head.</summary>
    public void Table(IReadOnlyList<string[]> rows, bool numbers)
    {
        string[][] cells = [.. rows.Select(row => row.Select(Simplify).ToArray())];
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length))];
        foreach (string[] row in cells)
        {
            IEnumerable<string> padded = row.Select((cell, column) => numbers && column > 0 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            string line = "  " + string.Join("  ", padded).TrimEnd();
            _output.WriteLine(line.Length <= Width ? line : line[..Width]);
        }
    }

    private static string Simplify(string text) => PlainLine.Of(text)
        .Replace(Figures.HardSpace, ' ')
        .Replace(Figures.Minus, '-')
        .Replace('“', '"')
        .Replace('”', '"');

    private static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            int cut = text.LastIndexOf(' ', width);
            if (cut <= 0)
            {
                yield return text[..width];
                text = text[width..];
                continue;
            }

            yield return text[..cut];
            text = text[(cut + 1)..];
        }

        yield return text;
    }
}
