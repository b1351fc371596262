using System.Globalization;
using MiniExcelLibs;

namespace TabularRl.Crm.Tests;

/// <summary>A row of a workbook as MiniExcel reads it, with just enough of cleaning to count it.</summary>
internal sealed class ReadBackLead
{
    public static readonly string[] EventColumns =
        ["First Call", "Signed up for a demo", "Filled in customer survey", "Did sign up to the platform", "Account Manager assigned", "Subscribed"];

    private readonly IDictionary<string, object?> _cells;

    private ReadBackLead(IDictionary<string, object?> cells) => _cells = cells;

    public object? this[string column] => _cells[column];

    public long Id => (long)(double)_cells["ID"]!;

    public string? Country => (string?)_cells["Country"];

    public string? Education => (string?)_cells["Education"];

    public string? Stage => (string?)_cells["Stage"];

    public DateTime? First => Date("First Contact");

    public bool IsSubscriber => Date("Subscribed") is not null;

    /// <summary>The events that have a valid date, for example "call+signup".</summary>
    public string Journey => string.Join('+', EventColumns.Where(column => Date(column) is not null).Select(ShortName));

    /// <summary>The value of a date cell; text and numbers outside the calendar are none.</summary>
    public DateTime? Date(string column) => _cells[column] as DateTime?;

    /// <summary>The same, but a text day.month.year is read month first where that is a date, else day first.</summary>
    public DateTime? PublishedDate(string column)
    {
        if (_cells[column] is not string text)
            return Date(column);
        string[] formats = ["MM.dd.yyyy", "dd.MM.yyyy"];
        return DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) ? date : null;
    }

    /// <summary>The rows below the header; those at the end without a value are counted apart.</summary>
    public static (IReadOnlyList<ReadBackLead> Leads, int EmptyRows) Read(Stream workbook)
    {
        List<ReadBackLead> rows = [.. workbook.Query(useHeaderRow: true).Select(row => new ReadBackLead((IDictionary<string, object?>)row))];
        int filled = rows.FindLastIndex(row => row._cells.Values.Any(value => value is not null)) + 1;
        return (rows[..filled], rows.Count - filled);
    }

    /// <summary>The temporal split as published: stable by First Contact, the undated last.</summary>
    public static (ReadBackLead[] Train, ReadBackLead[] Validation, ReadBackLead[] Test) Split(IReadOnlyList<ReadBackLead> leads)
    {
        ReadBackLead[] sorted = [.. leads.OrderBy(lead => lead.First ?? DateTime.MaxValue)];
        int first = sorted.Length * 70 / 100, second = sorted.Length * 85 / 100;
        return (sorted[..first], sorted[first..second], sorted[second..]);
    }

    private static string ShortName(string column) => column switch
    {
        "First Call" => "call",
        "Signed up for a demo" => "demo",
        "Filled in customer survey" => "survey",
        "Did sign up to the platform" => "signup",
        "Account Manager assigned" => "manager",
        _ => "subscribed",
    };
}
