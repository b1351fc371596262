using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace TabularRl.Crm;

/// <summary>
/// How many customers of the training split subscribed, in all, by country and by bootcamp; nothing of the other splits is in it. These are
/// the raw shares of the published protocol: for a training customer they include his own outcome. Immutable and thread-safe.
/// </summary>
public sealed class HistoricalStatistics
{
    // Names of countries stay readable; what could break out of a page stays escaped.
    private static readonly JsonWriterOptions JsonOptions = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly FrozenDictionary<string, CategoryStatistics> _countries;
    private readonly FrozenDictionary<string, CategoryStatistics> _educations;

    internal HistoricalStatistics(int customers, int subscribers, CategoryStatistics[] countries, CategoryStatistics[] educations)
    {
        Customers = customers;
        Subscribers = subscribers;
        Countries = Array.AsReadOnly(countries);
        Educations = Array.AsReadOnly(educations);
        _countries = Countries.ToFrozenDictionary(entry => entry.Name, StringComparer.Ordinal);
        _educations = Educations.ToFrozenDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    /// <summary>The number of training customers.</summary>
    public int Customers { get; }

    /// <summary>The number of those who subscribed.</summary>
    public int Subscribers { get; }

    /// <summary>The share of subscribers in the training split, from 0 to 1; 0 if the split is empty.</summary>
    public double AverageRate => Customers == 0 ? 0 : (double)Subscribers / Customers;

    /// <summary>The countries of the training split in ordinal order; customers without one are left out.</summary>
    public IReadOnlyList<CategoryStatistics> Countries { get; }

    /// <summary>The bootcamps of the training split in ordinal order; customers without one are left out.</summary>
    public IReadOnlyList<CategoryStatistics> Educations { get; }

    /// <summary>Counts the subscribers of a training split.</summary>
    /// <param name="training">The customers of the training split; may be empty.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="training"/> is null.</exception>
    public static HistoricalStatistics Fit(IReadOnlyList<CrmLead> training)
    {
        ArgumentNullException.ThrowIfNull(training);
        return new HistoricalStatistics(
            training.Count, training.Count(lead => lead.IsSubscriber), CountBy(training, lead => lead.Country), CountBy(training, lead => lead.Education));
    }

    /// <summary>The share of subscribers of a country.</summary>
    /// <param name="country">The country, or null if missing.</param>
    /// <returns>The share from 0 to 1; <see cref="AverageRate"/> if the country is missing or the training split has nobody from
    /// it.</returns>
    public double GetCountryRate(string? country) => RateOf(_countries, country);

    /// <summary>The share of subscribers of a bootcamp.</summary>
    /// <param name="education">The bootcamp's alias, or null if missing.</param>
    /// <returns>The share from 0 to 1; <see cref="AverageRate"/> if the bootcamp is missing or the training split has nobody of
    /// it.</returns>
    public double GetEducationRate(string? education) => RateOf(_educations, education);

    /// <summary>
    /// The statistics as indented JSON: customers, subscribers, average rate, then each country and each bootcamp in ordinal order.
    /// </summary>
    /// <returns>The same text on every machine, with <c>\n</c> at the end of each line.</returns>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("customers", Customers);
            json.WriteNumber("subscribers", Subscribers);
            json.WriteNumber("averageRate", AverageRate);
            WriteCategories(json, "countries", Countries);
            WriteCategories(json, "educations", Educations);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteCategories(Utf8JsonWriter json, string name, IReadOnlyList<CategoryStatistics> categories)
    {
        json.WriteStartArray(name);
        foreach (CategoryStatistics category in categories)
        {
            json.WriteStartObject();
            json.WriteString("name", category.Name);
            json.WriteNumber("customers", category.Customers);
            json.WriteNumber("subscribers", category.Subscribers);
            json.WriteNumber("rate", category.Rate);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static CategoryStatistics[] CountBy(IReadOnlyList<CrmLead> leads, Func<CrmLead, string?> category) =>
    [
        .. leads.Where(lead => category(lead) is not null)
            .GroupBy(lead => category(lead)!, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CategoryStatistics(group.Key, group.Count(), group.Count(lead => lead.IsSubscriber))),
    ];

    private double RateOf(FrozenDictionary<string, CategoryStatistics> categories, string? name) =>
        name is not null && categories.TryGetValue(name, out CategoryStatistics? category) ? category.Rate : AverageRate;
}
