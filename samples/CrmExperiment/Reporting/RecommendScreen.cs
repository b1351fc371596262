using CrmExperiment.Pipeline;
using TabularRl.Crm;

namespace CrmExperiment.Reporting;

/// <summary>What was recommended, in numbers.</summary>
internal static class RecommendScreen
{
    public static void Write(TextWriter output, string experiment, IReadOnlyList<Recommendation> recommendations)
    {
        output.WriteLine(FormattableString.Invariant($"{recommendations.Count:N0} customers, as {experiment} sees them."));
        foreach (RecommendationKnowledge knowledge in Enum.GetValues<RecommendationKnowledge>())
        {
            int count = recommendations.Count(recommendation => recommendation.Knowledge == knowledge);
            output.WriteLine(FormattableString.Invariant($"  {RecommendationCsv.NameOf(knowledge),-10} {count,8:N0}  {Explain(knowledge)}"));
        }

        output.WriteLine("Actions, of all of them:");
        for (int action = 0; action < CrmActions.Count; action++)
        {
            int count = recommendations.Count(recommendation => recommendation.Decision.Action == action);
            output.WriteLine(FormattableString.Invariant($"  {CrmActions.Names[action],-10} {count,8:N0}"));
        }

        int subscribers = recommendations.Count(recommendation => recommendation.Lead.IsSubscriber);
        output.WriteLine(FormattableString.Invariant($"{subscribers:N0} customers have subscribed already and need no action; they are marked in the column Subscribed."));
    }

    private static string Explain(RecommendationKnowledge knowledge) => knowledge switch
    {
        RecommendationKnowledge.Known => "training met customers in the same state",
        RecommendationKnowledge.BackedOff => "coarser states decided",
        _ => "training met none like them: the action is arbitrary",
    };
}
