using System.Collections.Frozen;
using System.Globalization;

namespace TabularRl.Crm;

/// <summary>
/// Which spellings stand for which country under the prospective protocol. A spelling is compared without regard to case, to blanks around
/// it and to how many blanks stand between its words; one that the table does not know stands for itself, each word with a capital letter.
/// Start from <see cref="Default"/> and add your own with <see cref="With"/>. Immutable and thread-safe.
/// </summary>
public sealed class CountryAliases
{
    private readonly FrozenDictionary<string, string?> _countries;

    private CountryAliases(FrozenDictionary<string, string?> countries)
    {
        _countries = countries;
    }

    /// <summary>A table without any alias.</summary>
    public static CountryAliases Empty { get; } = new(FrozenDictionary<string, string?>.Empty);

    /// <summary>The spellings that sales sheets are full of, in English; <c>-</c> and <c>full time</c> stand for no country.</summary>
    public static CountryAliases Default { get; } = Create(
        (null, ["-", "--", "?", "full time", "full-time", "part time", "part-time", "n.a.", "unknown", "none"]),
        ("United States", ["us", "u.s.", "usa", "u.s.a.", "united states of america", "the united states", "america"]),
        ("Canada", ["ca", "can"]),
        ("United Kingdom", ["uk", "u.k.", "gb", "great britain", "britain", "the united kingdom", "england", "scotland", "wales", "northern ireland"]),
        ("Czechia", ["czechia (czech republic)", "czech republic", "the czech republic"]),
        ("United Arab Emirates", ["uae", "u.a.e.", "the united arab emirates", "emirates"]),
        ("Saudi Arabia", ["ksa", "saudi", "kingdom of saudi arabia"]),
        ("Germany", ["deutschland"]),
        ("Netherlands", ["the netherlands", "holland"]),
        ("Russia", ["russian federation"]),
        ("South Korea", ["republic of korea", "korea, republic of"]),
        ("Türkiye", ["turkey", "turkiye"]),
        ("Côte d’Ivoire", ["cote d'ivoire", "côte d'ivoire", "ivory coast"]),
        ("China", ["中国", "people's republic of china", "prc"]));

    /// <summary>The spellings as they are compared, in ordinal order, each with its country.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> Entries => _countries.OrderBy(entry => entry.Key, StringComparer.Ordinal);

    /// <summary>A table of spellings as <see cref="Entries"/> gives them.</summary>
    internal static CountryAliases FromEntries(IEnumerable<KeyValuePair<string, string?>> entries) =>
        new(entries.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>Whether a spelling is written as it is compared: lower case, single blanks between words, none around them.</summary>
    internal static bool IsFolded(string spelling) => spelling.Length > 0 && Fold(spelling) == spelling;

    /// <summary>A copy of the table with one spelling more; a spelling that is known already gets the new country.</summary>
    /// <param name="spelling">The spelling, in any case.</param>
    /// <param name="country">The country as it is to be written, or null if the spelling stands for none.</param>
    /// <returns>The new table.</returns>
    /// <exception cref="ArgumentException"><paramref name="spelling"/> is null or blank, or <paramref name="country"/> is
    /// blank.</exception>
    public CountryAliases With(string spelling, string? country)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(spelling);
        if (country is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(country);

        var countries = new Dictionary<string, string?>(_countries, StringComparer.Ordinal);
        Add(countries, spelling, country);
        return new CountryAliases(countries.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The country that a spelling stands for.</summary>
    /// <param name="spelling">The text as typed.</param>
    /// <returns>The country, or null if the text is null, blank or stands for none.</returns>
    public string? Resolve(string? spelling)
    {
        if (string.IsNullOrWhiteSpace(spelling))
            return null;

        string folded = Fold(spelling);
        return _countries.TryGetValue(folded, out string? country) ? country : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(folded);
    }

    private static CountryAliases Create(params ReadOnlySpan<(string? Country, string[] Spellings)> entries)
    {
        var countries = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach ((string? country, string[] spellings) in entries)
        {
            foreach (string spelling in spellings)
                Add(countries, spelling, country);
        }

        return new CountryAliases(countries.ToFrozenDictionary(StringComparer.Ordinal));
    }

    // The country's own name becomes a spelling too, so that "côte d’ivoire" and its alias end in the same text.
    private static void Add(Dictionary<string, string?> countries, string spelling, string? country)
    {
        countries[Fold(spelling)] = country;
        if (country is not null)
            countries[Fold(country)] = country;
    }

    private static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
