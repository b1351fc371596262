using System.Buffers;
using System.Globalization;

namespace TabularRl.Crm;

/// <summary>
/// The three numbers of a date typed as text, with a point, slash or hyphen between them. A time of day behind them is ignored.
/// </summary>
internal readonly record struct TextDate(int Year, int First, int Second, bool YearFirst)
{
    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.+- APMZapmz");

    public static bool TryParse(ReadOnlySpan<char> text, out TextDate date)
    {
        date = default;
        int end = text.IndexOfAny(' ', 'T');
        if (end >= 0)
        {
            if (!IsTimeOfDay(text[(end + 1)..].Trim()))
                return false;
            text = text[..end];
        }

        int separator = text.IndexOfAny('-', '.', '/');
        if (separator < 0)
            return false;

        Span<Range> parts = stackalloc Range[4];
        if (text.Split(parts, text[separator]) != 3)
            return false;

        bool yearFirst = Length(parts[0]) == 4;
        ReadOnlySpan<char> year = text[parts[yearFirst ? 0 : 2]];
        ReadOnlySpan<char> first = text[parts[yearFirst ? 1 : 0]];
        ReadOnlySpan<char> second = text[parts[yearFirst ? 2 : 1]];
        if (year.Length != 4 || first.Length > 2 || second.Length > 2)
            return false;
        if (!TryParseDigits(year, out int yearNumber) || !TryParseDigits(first, out int firstNumber) || !TryParseDigits(second, out int secondNumber))
            return false;

        date = new TextDate(yearNumber, firstNumber, secondNumber, yearFirst);
        return true;
    }

    /// <summary>The date that the numbers stand for, or null if there is no such day.</summary>
    public CellFinding Resolve(bool monthFirst, out DateOnly? date)
    {
        if (YearFirst)
        {
            date = ToDate(month: First, day: Second);
            return date is null ? CellFinding.NonexistentDate : CellFinding.YearFirstTextDate;
        }

        DateOnly? monthInFront = ToDate(month: First, day: Second);
        DateOnly? dayInFront = ToDate(month: Second, day: First);
        date = monthFirst ? monthInFront ?? dayInFront : dayInFront ?? monthInFront;
        return date is null ? CellFinding.NonexistentDate : CellFinding.TextDate;
    }

    private DateOnly? ToDate(int month, int day)
    {
        bool exists = Year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Year, month);
        return exists ? new DateOnly(Year, month, day) : null;
    }

    private static bool IsTimeOfDay(ReadOnlySpan<char> text) =>
        !text.IsEmpty && char.IsAsciiDigit(text[0]) && text.Contains(':') && !text.ContainsAnyExcept(TimeCharacters);

    private static bool TryParseDigits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static int Length(Range range) => range.End.Value - range.Start.Value;
}
