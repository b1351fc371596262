namespace TabularRl.Crm;

/// <summary>
/// A cell of a date column as it stands in the sheet: empty (the default), a number with a date style, or text.
/// </summary>
/// <param name="Serial">Days since 1899-12-30, or 0 if the cell holds no number.</param>
/// <param name="Text">The text typed instead of a date, or null.</param>
internal readonly record struct GeneratedDate(int Serial, string? Text)
{
    /// <summary>The serial number of the last day that a workbook's calendar knows, 9999-12-31.</summary>
    public const int LastSerial = 2958465;

    private static readonly int SerialOrigin = new DateOnly(1899, 12, 30).DayNumber;

    public bool IsEmpty => Serial == 0 && Text is null;

    /// <summary>Whether the cell is a date cell of a day that exists; text never is, whatever it says.</summary>
    public bool IsDate => Serial is > 0 and <= LastSerial;

    public static GeneratedDate OfSerial(int serial) => new(serial, null);

    public static GeneratedDate OfText(string text) => new(0, text);

    /// <summary>The serial number of a day.</summary>
    public static int SerialOf(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - SerialOrigin;

    /// <summary>The day of a serial number inside the calendar.</summary>
    public static DateOnly DayOf(int serial) => DateOnly.FromDayNumber(serial + SerialOrigin);
}
