using CrmExperiment.Pipeline;
using TabularRl.Crm;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;

namespace CrmExperiment.Reporting;

/// <summary>Why this action for this customer, in a salesman's words, and honestly unknown where it is unknown.</summary>
internal static class ExplainScreen
{
    public static void Write(TextWriter output, string experiment, CustomerExplanation explanation)
    {
        var text = new PlainText(output);
        (CrmLead lead, Decision decision, _) = explanation.Recommendation;
        text.Heading(FormattableString.Invariant($"Customer {lead.Id} ({lead.Country ?? "country unknown"}, bootcamp {lead.Education ?? "unknown"}): {Headline(explanation.Recommendation)}"));
        text.Paragraph($"Policy: {experiment}.");
        if (lead.IsSubscriber)
            text.Paragraph("This customer has subscribed already; there is nothing left to win.");
        text.Paragraph(Reason(explanation.Recommendation, decision));
        foreach ((int level, BackOffReason reason) in explanation.PassedOver.Index())
            text.Paragraph($"{(level == 0 ? "All that is known of the customer" : "How far the customer has come")} did not decide: {Word(reason)}.", 2);
        text.Blank();
        text.Paragraph("What the table says where the decision was made:");
        foreach (string line in explanation.Reading.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            text.Paragraph(line.Trim(), 2);
    }

    private static string Headline(Recommendation recommendation) => recommendation.Knowledge == RecommendationKnowledge.Unknown
        ? "no advice"
        : CrmActions.DisplayNames[recommendation.Decision.Action];

    private static string Reason(Recommendation recommendation, Decision decision)
    {
        if (recommendation.Knowledge == RecommendationKnowledge.Unknown)
            return "Training never met a customer like this one. Nothing is known of any action, so choose by your own judgement.";
        string action = CrmActions.DisplayNames[decision.Action];
        if (decision.TieCount > 1)
            return $"{Figures.Count(decision.TieCount, "action")} are worth the same here ({Figures.Number(decision.ActionValue, 3)} points), so {action} is as good as the others, and no better.";
        string against = decision.RunnerUp < 0 ? "" : $", {Figures.Number(decision.ActionValue - decision.RunnerUpValue, 3)} more than {CrmActions.DisplayNames[decision.RunnerUp]}";
        return $"{action} is expected to bring {Figures.Number(decision.ActionValue, 3)} points{against} (a contact costs 1, a subscription brings 10). "
            + $"That rests on {Figures.Count(decision.Visits, "trial")} of this action in training, with customers who {(recommendation.Level == 0 ? "look the same" : "have come as far, whoever they are")}.";
    }

    private static string Word(BackOffReason reason) => reason switch
    {
        BackOffReason.UnknownState => "training never met it",
        BackOffReason.FewVisits => "training met it too rarely",
        BackOffReason.Tied => "several actions are worth the same there",
        _ => "the actions' values are too uncertain to tell apart there",
    };
}
