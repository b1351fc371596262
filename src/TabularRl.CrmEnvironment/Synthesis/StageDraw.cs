using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>The Status and the Stage of the customers.</summary>
internal static class StageDraw
{
    /// <summary>Sets the status of some leads at random.</summary>
    public static void AssignStatuses(GeneratedLead[] leads, Pcg64 random)
    {
        int filled = Apportionment.Scale(WorkbookFigures.FilledStatuses, leads.Length);
        int[] counts = Apportionment.Distribute(WorkbookFigures.StatusCounts, filled);
        string?[] deck = random.Deck<string?>([.. WorkbookFigures.Statuses, null], [.. counts, leads.Length - filled]);
        for (int i = 0; i < leads.Length; i++)
            leads[i].Status = deck[i];
    }

    /// <summary>Sets the stage of some leads that did not subscribe. A logged manager comes first for "subscribed already".</summary>
    public static void AssignOtherStages(GeneratedLead[] leads, Pcg64 random)
    {
        GeneratedLead[] others = [.. leads.Where(lead => !lead.IsSubscriber)];
        random.Shuffle(others.AsSpan());
        int filled = Apportionment.Scale(WorkbookFigures.OtherStageCounts.Sum(), leads.Length);
        int[] counts = Apportionment.Distribute(WorkbookFigures.OtherStageCounts, filled);

        int alreadyCount = counts[^1];
        counts[^1] = 0;
        GeneratedLead[] ordered = [.. others.OrderByDescending(lead => lead.Journey.HasFlag(Journey.Manager))];
        foreach (GeneratedLead lead in ordered.Take(alreadyCount))
            lead.Stage = WorkbookFigures.SubscribedStage;

        GeneratedLead[] rest = [.. others.Where(lead => lead.Stage is null)];
        string[] deck = random.Deck<string>(WorkbookFigures.OtherStages, counts);
        for (int i = 0; i < deck.Length; i++)
            rest[i].Stage = deck[i];
    }
}
