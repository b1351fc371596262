namespace TabularRl.Crm;

/// <summary>A forward reader over the rows of a sheet, whatever the file's format. The header is a row like any other.</summary>
internal abstract class SheetReader : IDisposable
{
    /// <summary>Whether the format keeps dates as text, so that a date in ISO form needs no repair.</summary>
    public abstract bool KeepsDatesAsText { get; }

    /// <summary>The number of the current row as a person counts them, from 1.</summary>
    public int RowNumber { get; private set; }

    /// <summary>The number of cells of the current row.</summary>
    public abstract int CellCount { get; }

    /// <summary>The cell's value: null if empty, else a string, a double, a DateTime or what else the reader gives.</summary>
    public abstract object? GetCell(int index);

    public bool Read()
    {
        if (!ReadRow())
            return false;

        RowNumber++;
        return true;
    }

    public abstract void Dispose();

    protected abstract bool ReadRow();
}
