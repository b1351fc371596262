using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>Who took which steps, by position in the order of First Contact.</summary>
internal static class JourneyPlan
{
    /// <summary>A journey, and whether the Stage says that the customer subscribed.</summary>
    internal readonly record struct Entry(Journey Journey, bool HasSubscribedStage);

    /// <summary>Draws the plan; its length is the number of customers.</summary>
    public static Entry[] Draw(int customers, Pcg64 random)
    {
        SplitSizes sizes = SplitSizes.Of(customers);
        List<Entry>[] bySplit = [[], [], []];
        int subscribers = AddSubscribers(bySplit, customers);
        AddOthers(bySplit, customers, subscribers, sizes, random);

        Entry[] plan = new Entry[customers];
        int start = 0;
        foreach (LeadSplit split in Enum.GetValues<LeadSplit>())
        {
            Span<Entry> part = plan.AsSpan(start, sizes[split]);
            bySplit[(int)split].ToArray().CopyTo(part);
            random.Shuffle(part);
            start += part.Length;
        }

        return plan;
    }

    private static int AddSubscribers(List<Entry>[] bySplit, int customers)
    {
        int all = 0;
        foreach (LeadSplit split in Enum.GetValues<LeadSplit>())
        {
            SubscriberGroup[] groups = [.. JourneyFigures.Subscribers.Where(group => group.Split == split)];
            int[] weights = [.. groups.Select(group => group.Count)];
            int total = Apportionment.Scale(weights.Sum(), customers, JourneyFigures.FewestSubscribers[(int)split]);
            int[] counts = Apportionment.Distribute(weights, total);
            for (int i = 0; i < groups.Length; i++)
                bySplit[(int)split].AddRange(Enumerable.Repeat(new Entry(groups[i].Journey, groups[i].HasStage), counts[i]));
            all += total;
        }

        return all;
    }

    private static void AddOthers(List<Entry>[] bySplit, int customers, int subscribers, SplitSizes sizes, Pcg64 random)
    {
        (Journey Journey, int Count)[] kinds = [.. JourneyFigures.Callers, .. JourneyFigures.Others];
        int published = kinds.Sum(kind => kind.Count);
        int without = WorkbookFigures.Customers - published - JourneyFigures.Subscribers.Sum(group => group.Count);
        int[] counts = Apportionment.Distribute([.. kinds.Select(kind => kind.Count), without], customers - subscribers);

        int callerKinds = JourneyFigures.Callers.Length;
        Journey[] journeys = [.. kinds.Select(kind => kind.Journey)];
        Journey[] callers = random.Deck<Journey>(journeys.AsSpan(0, callerKinds), counts.AsSpan(0, callerKinds));
        Journey[] rest = random.Deck<Journey>(journeys.AsSpan(callerKinds), counts.AsSpan(callerKinds, journeys.Length - callerKinds));
        Deal(callers, JourneyFigures.CallersBySplit, bySplit);
        Deal(rest, [sizes.Train, sizes.Validation, sizes.Test], bySplit);
    }

    private static void Deal(Journey[] deck, int[] weights, List<Entry>[] bySplit)
    {
        int[] hands = Apportionment.Distribute(weights, deck.Length);
        int dealt = 0;
        for (int split = 0; split < hands.Length; split++)
        {
            bySplit[split].AddRange(deck.AsSpan(dealt, hands[split]).ToArray().Select(journey => new Entry(journey, false)));
            dealt += hands[split];
        }
    }
}
