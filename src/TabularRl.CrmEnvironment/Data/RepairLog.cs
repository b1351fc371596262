using System.Globalization;

namespace TabularRl.Crm;

/// <summary>Counts what was found in each column, and tells it in words. Not thread-safe.</summary>
internal sealed class RepairLog
{
    private const int MaxExamples = 3;
    private readonly SortedDictionary<(int Column, CellFinding Finding), Tally> _tallies = [];
    private readonly List<CrmRepair> _others = [];

    public void Add(int column, CellFinding finding, object? cell)
    {
        if (!_tallies.TryGetValue((column, finding), out Tally? tally))
            _tallies.Add((column, finding), tally = new Tally());
        tally.Count++;
        tally.Texts.Add(cell is string ? CellText.Quote(CellText.Of(cell).Trim()) : CellText.Of(cell));
    }

    /// <summary>Adds a sentence if there is something to tell.</summary>
    public void Add(int count, string one, string many)
    {
        if (count > 0)
            _others.Add(new CrmRepair(count == 1 ? one : many, count));
    }

    /// <summary>Everything that was added: cells column by column first, the rest in the order in which it was added.</summary>
    public IReadOnlyList<CrmRepair> ToRepairs(bool monthFirst)
    {
        IEnumerable<CrmRepair> cells = _tallies.Select(entry =>
            new CrmRepair(Describe(entry.Key.Column, entry.Key.Finding, entry.Value, monthFirst), entry.Value.Count));
        return [.. cells, .. _others];
    }

    private static string Describe(int column, CellFinding finding, Tally tally, bool monthFirst)
    {
        bool one = tally.Count == 1;
        string name = $"'{CrmColumns.NameOf(column)}'";
        string dates = one ? "a date" : "dates";
        string cells = one ? "cell" : "cells";
        string was = one ? "was" : "were";
        string examples = tally.Examples();
        return finding switch
        {
            CellFinding.TextDate => $"{Subject(column, one)} typed as text {was} read as {dates}, {(monthFirst ? "month" : "day")} first where that is a date",
            CellFinding.YearFirstTextDate => $"{Subject(column, one)} typed as text {was} read as {dates}, year first",
            CellFinding.NonexistentDate => $"{(one ? "date" : "dates")} in {name} that {(one ? "does" : "do")} not exist ({examples}) {was} taken as missing",
            CellFinding.OutsideCalendar => $"{(one ? "date" : "dates")} in {name} outside the calendar (serial number {examples}) {was} taken as missing",
            CellFinding.No => $"{cells} 'No' in {name} {was} taken as not happened",
            CellFinding.Error => $"error {cells} in {name} ({examples}) {was} taken as missing",
            CellFinding.MissingMarker => $"{cells} in {name} that {(one ? "stands" : "stand")} for a missing value ({examples}) {was} taken as missing",
            CellFinding.NoDate => $"{cells} in {name} that {(one ? "holds" : "hold")} no date ({examples}) {was} taken as missing",
            CellFinding.Trimmed => $"{cells} in {name} lost the blanks around {(one ? "its text" : "their texts")}",
            _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, null),
        };
    }

    private static string Subject(int column, bool one) => column is CrmColumns.FirstContact or CrmColumns.LastContact or CrmColumns.FirstCall
        ? CrmColumns.NameOf(column) + (one ? string.Empty : "s")
        : $"{(one ? "cell" : "cells")} of '{CrmColumns.NameOf(column)}'";

    private sealed class Tally
    {
        public int Count { get; set; }

        public SortedSet<string> Texts { get; } = new(StringComparer.Ordinal);

        public string Examples()
        {
            string shown = string.Join(", ", Texts.Take(MaxExamples));
            int others = Texts.Count - MaxExamples;
            return others > 0 ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {others} {(others == 1 ? "other" : "others")}") : shown;
        }
    }
}
