using System.Text.Json;

namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class HistoricalStatisticsTests
{
    private static readonly CrmLead[] Leads =
    [
        new() { Id = 1, Country = "Z", Education = "B9", Subscription = TestLeads.Start },
        new() { Id = 2, Country = "Z", Education = "B10" },
        new() { Id = 3, Country = "中国" },
        new() { Id = 4 },
    ];

    [Test]
    public void GetRates_SeenUnseenAndMissing_AreRawRatesOrTheAverage()
    {
        HistoricalStatistics statistics = HistoricalStatistics.Fit(Leads);

        Assert.That(statistics.AverageRate, Is.EqualTo(0.25));
        Assert.That(new[] { "Z", "中国", "elsewhere", null }.Select(statistics.GetCountryRate), Is.EqualTo(new[] { 0.5, 0, 0.25, 0.25 }));
        Assert.That(new[] { "B9", "B10", "B1", null }.Select(statistics.GetEducationRate), Is.EqualTo(new[] { 1, 0, 0.25, 0.25 }));
    }

    [Test]
    public void Fit_NoCustomers_AveragesToZero()
    {
        HistoricalStatistics statistics = HistoricalStatistics.Fit([]);

        Assert.That((statistics.AverageRate, statistics.GetCountryRate("Z")), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void ToJson_Statistics_AreInOrdinalOrderAndReadable()
    {
        string json = HistoricalStatistics.Fit(Leads).ToJson();
        using JsonDocument document = JsonDocument.Parse(json);

        Assert.That(json, Does.EndWith("}\n").And.Not.Contain("\r").And.Contain("中国"));
        Assert.That(document.RootElement.GetProperty("averageRate").GetDouble(), Is.EqualTo(0.25));
        Assert.That(document.RootElement.GetProperty("educations").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()), Is.EqualTo(new[] { "B10", "B9" }));
        Assert.That(document.RootElement.GetProperty("countries")[0].GetRawText(), Does.Contain("\"customers\": 2").And.Contain("\"subscribers\": 1").And.Contain("\"rate\": 0.5"));
    }
}
