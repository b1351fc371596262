using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace TabularRl.Crm;

/// <summary>Writes fitted features as JSON; <see cref="FittedFeaturesReader"/> reads them.</summary>
internal static class FittedFeaturesWriter
{
    // As in the other files of the package: names stay readable, what could break out of a page stays escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(FittedCrmFeatures fitted)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", FittedFeaturesReader.Format);
            json.WriteNumber("version", FittedCrmFeatures.FormatVersion);
            json.WriteString("protocol", NameOf(fitted.Protocol));
            WriteFeatures(json, fitted.Features);
            json.WriteNumber("rateSmoothing", fitted.RateSmoothing);
            WriteAliases(json, fitted.Cleaning.CountryAliases);
            WriteOutcomes(json, fitted);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static string NameOf(CrmProtocol protocol) => protocol == CrmProtocol.Published ? "published" : "prospective";

    private static void WriteFeatures(Utf8JsonWriter json, IReadOnlyList<CrmFeature> features)
    {
        json.WriteStartArray("features");
        foreach (CrmFeature feature in features)
        {
            json.WriteStartObject();
            json.WriteString("name", feature.Name);
            json.WriteString("set", KnownFeatures.SetOf(feature));
            json.WriteString("live", feature.Live.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAliases(Utf8JsonWriter json, CountryAliases aliases)
    {
        json.WriteStartObject("countryAliases");
        foreach ((string spelling, string? country) in aliases.Entries)
            json.WriteString(spelling, country);
        json.WriteEndObject();
    }

    private static void WriteOutcomes(Utf8JsonWriter json, FittedCrmFeatures fitted)
    {
        HistoricalStatistics statistics = fitted.Statistics;
        EarlierOutcomes? earlier = fitted.EarlierOutcomes;
        json.WriteStartObject("training");
        WriteCounts(json, statistics.Customers, statistics.Subscribers, earlier?.All);
        json.WriteEndObject();
        WriteCategories(json, "countries", statistics.Countries, earlier?.Countries);
        WriteCategories(json, "educations", statistics.Educations, earlier?.Educations);
    }

    private static void WriteCategories(
        Utf8JsonWriter json, string name, IReadOnlyList<CategoryStatistics> categories, IReadOnlyDictionary<string, OutcomeTimeline>? timelines)
    {
        json.WriteStartArray(name);
        foreach (CategoryStatistics category in categories)
        {
            json.WriteStartObject();
            json.WriteString("name", category.Name);
            WriteCounts(json, category.Customers, category.Subscribers, timelines?[category.Name]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, int customers, int subscribers, OutcomeTimeline? timeline)
    {
        json.WriteNumber("customers", customers);
        json.WriteNumber("subscribers", subscribers);
        if (timeline is null)
            return;

        // Three numbers a day: days since the one before (the first since 1 January of year 1), customers, subscribers.
        json.WriteStartArray("days");
        int before = 0;
        foreach ((DateOnly day, OutcomeCount count) in timeline.Days)
        {
            json.WriteNumberValue(day.DayNumber - before);
            json.WriteNumberValue(count.Customers);
            json.WriteNumberValue(count.Subscribers);
            before = day.DayNumber;
        }

        json.WriteEndArray();
    }
}
