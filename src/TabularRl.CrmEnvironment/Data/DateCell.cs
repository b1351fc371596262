using System.Globalization;

namespace TabularRl.Crm;

/// <summary>Reads a cell of a column of dates.</summary>
internal static class DateCell
{
    private const double FirstSerial = 1;
    private const double EndOfCalendar = 2958466;
    private const int NonexistentLeapDay = 60;
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">Its value.</param>
    /// <param name="monthFirst">Whether 03.04.2021 is the 4th of March; where that is no date the other order is tried.</param>
    /// <param name="date">The date, or null if the cell holds none.</param>
    public static CellFinding Read(object? cell, bool monthFirst, out DateOnly? date)
    {
        date = null;
        switch (cell)
        {
            case null:
                return CellFinding.None;
            case DateTime moment:
                return ReadSerial(moment.ToOADate(), out date);
            case double serial:
                return ReadSerial(serial, out date);
            case string text:
                return ReadText(text.AsSpan().Trim(), monthFirst, out date);
            default:
                return CellFinding.NoDate;
        }
    }

    private static CellFinding ReadSerial(double serial, out DateOnly? date)
    {
        date = null;
        // Written so that NaN is outside as well.
        if (!(serial >= FirstSerial && serial < EndOfCalendar))
            return CellFinding.OutsideCalendar;

        int days = (int)serial;
        if (days == NonexistentLeapDay)
            return CellFinding.OutsideCalendar;

        // Excel takes 1900 for a leap year, so the days before March 1900 count from one day later.
        date = SerialZero.AddDays(days < NonexistentLeapDay ? days + 1 : days);
        return CellFinding.None;
    }

    private static CellFinding ReadText(ReadOnlySpan<char> text, bool monthFirst, out DateOnly? date)
    {
        date = null;
        if (text.IsEmpty)
            return CellFinding.None;
        if (text.Equals("no", StringComparison.OrdinalIgnoreCase))
            return CellFinding.No;
        if (MissingTexts.IsError(text))
            return CellFinding.Error;
        if (MissingTexts.IsMarker(text))
            return CellFinding.MissingMarker;
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double serial))
            return ReadSerial(serial, out date);
        return TextDate.TryParse(text, out TextDate parts) ? parts.Resolve(monthFirst, out date) : CellFinding.NoDate;
    }
}
