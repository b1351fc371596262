using System.Globalization;

namespace TabularRl.Crm.Tests;

/// <summary>The published state of a customer, written down for itself: two decimals of each of the fifteen features that can vary.</summary>
internal sealed class PublishedStates
{
    private readonly ReadBackLead[] _train;
    private readonly double _average;
    private readonly Dictionary<string, double> _countryRates;
    private readonly Dictionary<string, double> _educationRates;
    private readonly Dictionary<ReadBackLead[], DateTime> _latest = [];

    public PublishedStates(ReadBackLead[] train)
    {
        _train = train;
        _average = RateOf(train);
        _countryRates = RatesBy(lead => lead.Country);
        _educationRates = RatesBy(lead => lead.Education);
    }

    public static string[] SpellingsOf(ReadBackLead[] split) => [.. split.Select(lead => lead.Country).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    public string First(ReadBackLead lead, ReadBackLead[] split, string[] spellings) => Key(lead, split, spellings, LoggedStage(lead));

    /// <summary>The states in which a decision is made in some episode of the customer.</summary>
    public IEnumerable<string> Reachable(ReadBackLead lead, ReadBackLead[] split, string[] spellings)
    {
        int start = LoggedStage(lead);
        (string Column, int Stage)[] advances = [("First Call", 1), ("Signed up for a demo", 2), ("Filled in customer survey", 3), ("Account Manager assigned", 5)];
        yield return Key(lead, split, spellings, start);
        foreach ((string column, int stage) in advances)
        {
            if (lead.Date(column) is not null && stage > start && !(lead.IsSubscriber && stage >= 4))
                yield return Key(lead, split, spellings, stage);
        }
    }

    private string Key(ReadBackLead lead, ReadBackLead[] split, string[] spellings, int stage)
    {
        if (!_latest.TryGetValue(split, out DateTime latest))
            _latest.Add(split, latest = split.Max(other => other.First)!.Value);
        DateTime? last = lead.PublishedDate("Last Contact");
        double between = Math.Max(0, (last - lead.First)?.TotalDays ?? 0);
        int country = Array.IndexOf(spellings, lead.Country);
        double[] values =
        [
            country >= 0 ? country : spellings.Length,
            stage,
            Math.Clamp(((latest - lead.First)?.TotalDays ?? 0) / 365, 0, 1),
            Math.Clamp(((latest - last)?.TotalDays ?? 0) / 30, 0, 1),
            Math.Clamp(between / 365, 0, 1),
            1 / (between + 1),
            .. ReadBackLead.EventColumns[..5].Select(column => lead.Date(column) is null ? 0.0 : 1.0),
            lead.Country is { } name ? _countryRates.GetValueOrDefault(name, _average) : _average,
            lead.Education is { } alias ? _educationRates.GetValueOrDefault(alias, _average) : _average,
        ];
        return string.Join(' ', values.Select(value => Math.Round((float)value * 100, MidpointRounding.ToEven).ToString(CultureInfo.InvariantCulture)));
    }

    private static int LoggedStage(ReadBackLead lead) => lead.Stage switch
    {
        "not interested" => 1,
        "declined/canceled call" or "did not join the call" => 2,
        "interested" => 3,
        "subscribed already" => 6,
        _ => 0,
    };

    private static double RateOf(IEnumerable<ReadBackLead> leads) => leads.Average(lead => lead.IsSubscriber ? 1.0 : 0.0);

    private Dictionary<string, double> RatesBy(Func<ReadBackLead, string?> key) =>
        _train.Where(lead => key(lead) is not null).GroupBy(lead => key(lead)!).ToDictionary(group => group.Key, RateOf);
}
