using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>What stands in the Country column.</summary>
internal static class CountryDraw
{
    // The test split's dated customers were all contacted within 96 days of its end; the feature's rounding adds two.
    private const int RecentDays = 120;

    // Below this many customers to a spelling, rare ones are left to chance.
    private const int CustomersPerSpelling = 15;

    /// <summary>Sets the country of some leads; the leads are in the order of First Contact.</summary>
    public static void Assign(GeneratedLead[] leads, Pcg64 random)
    {
        int trainEnd = leads.Last(lead => lead.Split == LeadSplit.Train).FirstDay;
        SpellingUse UseOf(GeneratedLead lead) => lead.Split switch
        {
            LeadSplit.Train => lead.FirstDay < trainEnd - RecentDays ? SpellingUse.Train : SpellingUse.LateTrain,
            LeadSplit.Validation => SpellingUse.Validation,
            _ => SpellingUse.Test,
        };

        AssignSubscribers([.. leads.Where(lead => lead.IsSubscriber)], UseOf, random);

        GeneratedLead[] others = [.. leads.Where(lead => !lead.IsSubscriber)];
        random.Shuffle(others.AsSpan());
        int filled = Apportionment.Scale(WorkbookFigures.FilledCountries, leads.Length) - leads.Count(lead => lead.Country is not null);
        foreach (IGrouping<SpellingUse, GeneratedLead> group in others.Take(filled).GroupBy(UseOf))
            AssignGroup([.. group], group.Key, random);
    }

    private static void AssignSubscribers(GeneratedLead[] subscribers, Func<GeneratedLead, SpellingUse> useOf, Pcg64 random)
    {
        int[] counts = Apportionment.Distribute(CountryFigures.SubscriberCounts, subscribers.Length);
        List<string?> deck = [.. random.Deck<string?>(CountryFigures.SubscriberCountries, counts)];

        // Only recent training customers are restricted: they choose first.
        foreach (GeneratedLead lead in subscribers.OrderBy(lead => useOf(lead) != SpellingUse.LateTrain))
        {
            SpellingUse use = useOf(lead);
            int index = Math.Max(0, deck.FindIndex(text => text is null || IsUsed(text, use)));
            lead.Country = deck[index];
            deck.RemoveAt(index);
        }
    }

    private static bool IsUsed(string text, SpellingUse use) =>
        CountryFigures.Spellings.Any(spelling => spelling.Text == text && spelling.Use.HasFlag(use));

    private static void AssignGroup(GeneratedLead[] leads, SpellingUse use, Pcg64 random)
    {
        CountrySpelling[] allowed = [.. CountryFigures.Spellings.Where(spelling => spelling.Use.HasFlag(use))];
        double[] cumulative = new double[allowed.Length];
        double sum = 0;
        for (int i = 0; i < allowed.Length; i++)
            cumulative[i] = sum += allowed[i].Weight;

        int certain = use == SpellingUse.LateTrain ? 0 : Math.Min(allowed.Length, leads.Length / CustomersPerSpelling);
        // The last ones of the test split occur nowhere else.
        int[] first = use == SpellingUse.Test
            ? [.. Enumerable.Range(0, allowed.Length).OrderBy(i => allowed[i].Use != SpellingUse.Test)]
            : [.. Enumerable.Range(0, allowed.Length)];
        for (int i = 0; i < leads.Length; i++)
            leads[i].Country = allowed[i < certain ? first[i] : random.PickCumulative(cumulative)].Text;
    }
}
