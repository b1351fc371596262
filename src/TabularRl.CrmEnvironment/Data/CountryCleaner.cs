namespace TabularRl.Crm;

/// <summary>Maps the countries of one workbook and keeps count of their spellings. Not thread-safe.</summary>
internal sealed class CountryCleaner
{
    private readonly CountryAliases _aliases;
    private readonly Dictionary<string, Spelling> _spellings = new(StringComparer.Ordinal);

    public CountryCleaner(CountryAliases aliases)
    {
        _aliases = aliases;
    }

    public string? Resolve(string? typed)
    {
        if (typed is null)
            return null;

        if (!_spellings.TryGetValue(typed, out Spelling? spelling))
            _spellings.Add(typed, spelling = new Spelling(_aliases.Resolve(typed)));
        spelling.Count++;
        return spelling.Country;
    }

    public void Report(RepairLog log, CrmProtocol protocol)
    {
        bool asTyped = protocol == CrmProtocol.Published;
        ReportSpellings(log, asTyped);
        if (asTyped)
        {
            log.Add(
                CountCells((typed, _) => typed != typed.Trim()),
                "country typed with blanks around it is kept as typed",
                "countries typed with blanks around them are kept as typed");
        }
        else
        {
            log.Add(
                CountCells((typed, spelling) => spelling.Country is not null && spelling.Country != typed),
                "country was written another way (case, blanks or another spelling)",
                "countries were written another way (case, blanks or another spelling)");
        }

        string examples = string.Join(", ", NoCountries());
        log.Add(
            CountCells((_, spelling) => spelling.Country is null),
            $"country that is none ({examples}) {(asTyped ? "is kept as typed" : "was taken as missing")}",
            $"countries that are none ({examples}) {(asTyped ? "are kept as typed" : "were taken as missing")}");
    }

    private void ReportSpellings(RepairLog log, bool asTyped)
    {
        string[] countries = [.. _spellings.Values.Select(spelling => spelling.Country).OfType<string>()];
        int distinct = countries.Distinct(StringComparer.Ordinal).Count();
        if (countries.Length == distinct)
            return;

        string many = distinct == 1 ? "1 country" : FormattableString.Invariant($"{distinct} countries");
        string sentence = $"country spellings stand for {many}" + (asTyped ? ", and each spelling is kept as a country of its own" : string.Empty);
        log.Add(countries.Length, sentence, sentence);
    }

    private int CountCells(Func<string, Spelling, bool> predicate) =>
        _spellings.Where(entry => predicate(entry.Key, entry.Value)).Sum(entry => entry.Value.Count);

    private IEnumerable<string> NoCountries() => _spellings
        .Where(entry => entry.Value.Country is null)
        .Select(entry => string.IsNullOrWhiteSpace(entry.Key) ? "blanks" : CellText.Quote(entry.Key.Trim()))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private sealed class Spelling(string? country)
    {
        public string? Country { get; } = country;

        public int Count { get; set; }
    }
}
