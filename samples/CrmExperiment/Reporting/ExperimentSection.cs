using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>One experiment's figures, with intervals and baselines, and the picture of its training.</summary>
internal static class ExperimentSection
{
    private const string None = "–";

    public static XElement Create(ExperimentResult experiment, ulong seed)
    {
        TestResult test = experiment.Test;
        var verdict = Verdict.Of(experiment);
        return Html.Section(
            $"figures-{Wording.FileNamePart(experiment.Name)}",
            Wording.Heading(experiment),
            Html.Paragraph(Explain(experiment)),
            Html.Paragraph(Html.Class("verdict"), Html.Element("strong", $"{verdict.Answer}."), $" {verdict.Sentence}"),
            Html.Table(
                $"How each policy did on {Figures.Count(test.Customers, "test customer")}, {Figures.Count(test.Subscribers)} of them subscribers in the log",
                ["Policy", "Subscribed", "95 % interval", "Mean return", "Contacts each"],
                [.. test.Policies.Select(policy => PolicyRow(policy, test, verdict)), ["Ceiling: the most any policy can earn", Figures.Percent(test.Ceiling), None, None, None]]),
            Html.Table(
                "Differences over the same customers, in percentage points",
                ["Difference", "Points", "95 % interval", "p-value"],
                [DifferenceRow("random policy", test.TrainedMinusRandom), DifferenceRow($"best constant policy, {Wording.Quoted(test.TrainedMinusBestConstant.Name)}", test.TrainedMinusBestConstant)]),
            Html.Paragraph(Html.Element("strong", "Coverage. "), Wording.Capitalized(Remarks.Coverage(experiment))),
            Html.Paragraph(Html.Element("strong", "What a subscription costs. "), Remarks.Cost(test)),
            SeedsRemark.Of(experiment) is string seeds ? Html.Paragraph(Html.Element("strong", "Other training seeds. "), seeds) : null,
            Html.Paragraph($"{Remarks.Computed} {Remarks.OneTraining(seed)}"),
            Html.Paragraph(
                $"Training: {Figures.Count(experiment.Episodes, "episode")}, {Figures.Count(experiment.States, "state")} in the table, time {Figures.Duration(experiment.TrainingSeconds)}; "
                + $"{Figures.Percent(experiment.TrainingSubscriptionRate)} of the training episodes ended in a subscription, and one took {Figures.Number(experiment.TrainingSteps, 1)} steps on average."),
            TrainingPicture.Draw(experiment) is Picture picture ? Html.Figure(picture) : Html.Paragraph("The training left no curve to draw."),
            GreedyPanel.IsIn(experiment)
                ? new[]
                {
                    Html.Paragraph(Html.Element("strong", "Learning without exploration. "), GreedyWording.Sentence(experiment)),
                    Html.Table("The greedy policy along the training, on the test customers", GreedyWording.Head(experiment), GreedyWording.Rows(experiment)),
                }
                : null);
    }

    private static string Explain(ExperimentResult experiment)
    {
        string protocol = experiment.Protocol switch
        {
            "published" => "The rules of the published experiment, faults included, so that its figures can be checked: among others, countries are numbered anew in each split, and what the log knew at its end is visible before the first action.",
            "prospective" => "Honest rules: every customer starts as a lead, only what the agent's own actions brought about becomes visible, and whatever is estimated from the data comes from earlier customers.",
            _ => "",
        };
        string response = experiment.Response switch
        {
            "logged" => "A customer answers an action as the log says.",
            "simulated" => "A customer answers by chance, with probabilities of an invented sales funnel that depend on the action, the stage and the kind of customer.",
            _ => "",
        };
        return $"{protocol} {response} A customer gets at most {Figures.Count(experiment.Budget, "contact")}.".TrimStart();
    }

    private static string[] PolicyRow(PolicyResult policy, TestResult test, Verdict verdict) =>
    [
        Wording.Capitalized(Wording.Policy(policy.Name)) + (policy.Name == test.BestConstant.Name && !verdict.NothingToWin ? " (best constant)" : ""),
        Figures.Percent(policy.Rate),
        Figures.PercentRange(policy.Low, policy.High),
        Figures.Number(policy.MeanReturn, 2),
        Figures.Number(policy.MeanActions, 2),
    ];

    private static string[] DifferenceRow(string baseline, DifferenceResult difference) =>
    [
        $"Trained {Figures.Minus} {baseline}",
        Figures.SignedPoints(difference.Difference),
        Figures.PointsRange(difference.Low, difference.High),
        Figures.PValue(difference.PValue),
    ];
}
