using System.Globalization;
using System.Text;
using CrmExperiment.Pipeline;
using TabularRl.Crm;
using TabularRl.Persistence;
using TabularRl.Policies;

namespace CrmExperiment.Reporting;

/// <summary>Recommendations as CSV, one line a customer. No cell needs quoting: all are numbers and words of this program.</summary>
internal static class RecommendationCsv
{
    public const string Header = "ID,Action,Action_Name,Value,Runner_Up,Runner_Up_Value,Visits,Knowledge,Level,Tied,Subscribed";

    public static void Write(string path, IReadOnlyList<Recommendation> recommendations)
    {
        StringBuilder text = new StringBuilder(Header).Append('\n');
        foreach (Recommendation recommendation in recommendations)
        {
            Decision decision = recommendation.Decision;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{recommendation.Lead.Id},{decision.Action},{CrmActions.Names[decision.Action]},{decision.ActionValue},{decision.RunnerUp},{decision.RunnerUpValue},");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{decision.Visits},{NameOf(recommendation.Knowledge)},{recommendation.Level},{YesNo(decision.TieCount > 1)},{YesNo(recommendation.Lead.IsSubscriber)}\n");
        }

        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public static string NameOf(RecommendationKnowledge knowledge) => knowledge switch
    {
        RecommendationKnowledge.Known => "known",
        RecommendationKnowledge.BackedOff => "backed-off",
        _ => "unknown",
    };

    private static string YesNo(bool value) => value ? "yes" : "no";
}
