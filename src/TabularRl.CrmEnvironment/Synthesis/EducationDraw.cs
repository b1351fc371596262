using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>Which bootcamp a customer asked about.</summary>
internal static class EducationDraw
{
    private static readonly (string Alias, int Count, int Subscribers)[] Named =
    [
        ("B27", 1_942, 12), ("B11", 923, 3), ("B10", 670, 0), ("B9", 635, 0), ("B1", 393, 0),
        ("B29", 353, 0), ("B21", 331, 0), ("B30", 218, 1), ("B8", 129, 1),
    ];

    /// <summary>The other 21 aliases, in falling order of customers: none had a subscriber, and only their sum is published.</summary>
    private static readonly string[] Rest =
    [
        "B14", "B3", "B20", "B5", "B12", "B25", "B2", "B17", "B23", "B7", "B16",
        "B28", "B4", "B19", "B13", "B22", "B6", "B26", "B15", "B24", "B18",
    ];

    /// <summary>Bootcamps that ended early: all but one of their customers, and their subscribers, lie in the training split.</summary>
    private static readonly string[] Discontinued = ["B8", "B9"];

    private const int SubscribersWithout = 30;

    /// <summary>Sets the education of every lead; the leads are in the order of First Contact.</summary>
    public static void Assign(GeneratedLead[] leads, Pcg64 random)
    {
        AssignSubscribers([.. leads.Where(lead => lead.IsSubscriber)], random);

        GeneratedLead[] others = [.. leads.Where(lead => !lead.IsSubscriber)];
        (string[] aliases, int[] weights) = OtherCustomers();
        int filled = Apportionment.Scale(WorkbookFigures.FilledEducations, leads.Length) - leads.Count(lead => lead.Education is not null);
        int[] counts = Apportionment.Distribute(weights, filled);

        random.Shuffle(others.AsSpan());
        HashSet<GeneratedLead> early = AssignDiscontinued(others, aliases, counts);
        string?[] deck = random.Deck<string?>([.. aliases, null], [.. counts, others.Length - early.Count - counts.Sum()]);
        int next = 0;
        foreach (GeneratedLead lead in others)
        {
            if (!early.Contains(lead))
                lead.Education = deck[next++];
        }
    }

    private static void AssignSubscribers(GeneratedLead[] subscribers, Pcg64 random)
    {
        string?[] aliases = [.. Named.Select(named => named.Alias), null];
        int[] counts = Apportionment.Distribute([.. Named.Select(named => named.Subscribers), SubscribersWithout], subscribers.Length);
        string?[] deck = random.Deck<string?>(aliases, counts);

        // The subscribers are in the order of First Contact, so the first are training customers.
        int train = subscribers.Count(lead => lead.Split == LeadSplit.Train);
        for (int i = train; i < deck.Length; i++)
        {
            if (!Discontinued.Contains(deck[i]))
                continue;
            int swap = Array.FindIndex(deck, alias => !Discontinued.Contains(alias));
            (deck[i], deck[swap]) = (deck[swap], deck[i]);
        }

        for (int i = 0; i < subscribers.Length; i++)
            subscribers[i].Education = deck[i];
    }

    private static HashSet<GeneratedLead> AssignDiscontinued(GeneratedLead[] others, string[] aliases, int[] counts)
    {
        HashSet<GeneratedLead> assigned = [];
        using IEnumerator<GeneratedLead> train = others.Where(lead => lead.Split == LeadSplit.Train).GetEnumerator();
        using IEnumerator<GeneratedLead> later = others.Where(lead => lead.Split != LeadSplit.Train).GetEnumerator();
        foreach (string alias in Discontinued)
        {
            int index = Array.IndexOf(aliases, alias);
            for (; counts[index] > 0; counts[index]--)
            {
                IEnumerator<GeneratedLead> source = counts[index] == 1 ? later : train;
                source.MoveNext();
                source.Current.Education = alias;
                assigned.Add(source.Current);
            }
        }

        return assigned;
    }

    private static (string[] Aliases, int[] Weights) OtherCustomers()
    {
        int unnamed = WorkbookFigures.FilledEducations - Named.Sum(named => named.Count);
        int[] falling = [.. Enumerable.Range(0, Rest.Length).Select(i => 2 * Rest.Length - i)];
        return (
            [.. Named.Select(named => named.Alias), .. Rest],
            [.. Named.Select(named => named.Count - named.Subscribers), .. Apportionment.Distribute(falling, unnamed)]);
    }
}
