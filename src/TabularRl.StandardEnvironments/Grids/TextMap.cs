using System.Text;

namespace TabularRl.StandardEnvironments.Grids;

/// <summary>A rectangle of letters. Cells are numbered row by row, from 0, at the top left.</summary>
internal sealed class TextMap
{
    private readonly string _letters;

    private TextMap(string letters, int columnCount)
    {
        _letters = letters;
        ColumnCount = columnCount;
        RowCount = letters.Length / columnCount;
    }

    public int RowCount { get; }

    public int ColumnCount { get; }

    public int CellCount => _letters.Length;

    public char this[int cell] => _letters[cell];

    /// <summary>Reads a map.</summary>
    /// <param name="rows">Its rows, from the top.</param>
    /// <param name="known">The letters that it may have.</param>
    /// <param name="legend">What they mean, for error messages.</param>
    /// <param name="needed">The letters of which it must have one at least.</param>
    /// <exception cref="ArgumentException">It is not such a map; the message names row and column, counted from 0.</exception>
    public static TextMap Parse(IReadOnlyList<string> rows, string known, string legend, string needed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0 || string.IsNullOrEmpty(rows[0]))
            throw new ArgumentException("The map has no cell; give it at least one row of letters.", nameof(rows));
        var letters = new StringBuilder();
        for (int row = 0; row < rows.Count; row++)
        {
            string text = rows[row] ?? throw new ArgumentException($"Row {row} of the map is null.", nameof(rows));
            if (text.Length != rows[0].Length)
            {
                throw new ArgumentException(
                    $"Row {row} of the map has {text.Length} columns, row 0 has {rows[0].Length}; all rows must have the same number.", nameof(rows));
            }

            int column = text.AsSpan().IndexOfAnyExcept(known);
            if (column >= 0)
                throw new ArgumentException($"Row {row}, column {column} of the map is '{text[column]}'; a cell is {legend}.", nameof(rows));
            letters.Append(text);
        }

        var map = new TextMap(letters.ToString(), rows[0].Length);
        foreach (char letter in needed)
        {
            if (!map._letters.Contains(letter))
                throw new ArgumentException($"The map has no '{letter}', and needs one at least; a cell is {legend}.", nameof(rows));
        }

        return map;
    }

    /// <summary>The cells that have a letter, in ascending order.</summary>
    public int[] Find(char letter) => [.. Enumerable.Range(0, CellCount).Where(cell => _letters[cell] == letter)];

    /// <summary>The rows as they were given.</summary>
    public string[] ToRows() => [.. Enumerable.Range(0, RowCount).Select(row => _letters.Substring(row * ColumnCount, ColumnCount))];

    /// <summary>The map as text, each cell as the given function shows it.</summary>
    public string Write(Func<int, char> symbolOf)
    {
        var text = new StringBuilder();
        for (int cell = 0; cell < CellCount; cell++)
        {
            if (cell > 0 && cell % ColumnCount == 0)
                text.Append('\n');
            text.Append(symbolOf(cell));
        }

        return text.ToString();
    }
}
