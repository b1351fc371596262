using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>What was asked and the answer, which the first paragraph gives.</summary>
internal static class AnswerSection
{
    public static IEnumerable<XElement> Create(ExperimentResults results)
    {
        if (results.Data.IsGenerated)
        {
            yield return Html.Element(
                "p",
                Html.Class("note"),
                "These customers are invented. The program made up its data itself, so no figure in this report says anything about a real business; run it on your own file for figures that do.");
        }

        if (Leading(results) is not ExperimentResult leading)
        {
            yield return Html.Paragraph(Html.Class("answer"), "No experiment was run, so there is no answer yet.");
            yield break;
        }

        yield return Html.Paragraph(
            Html.Class("answer"),
            "Can a program learn from a log of past sales contacts which of six actions to take next, so that more customers subscribe? ",
            Html.Element("strong", $"{Verdict.Of(leading).Answer}."),
            $" {Verdict.Of(leading).Sentence}",
            $" ({Wording.Heading(leading)}.)");
        foreach (ExperimentResult other in results.Experiments.Where(experiment => !ReferenceEquals(experiment, leading)))
            yield return Html.Paragraph(Html.Element("em", $"{Introduce(other)}."), $" {Verdict.Of(other).Answer}. {Verdict.Of(other).Sentence}");
        if (results.Data.Splits.FirstOrDefault(split => split.Name == "test") is { Subscribers: 0 })
            yield return Html.Paragraph("No customer of the test split subscribed in the log. Whatever plays the log back can therefore show nothing; a longer log would help.");
    }

    /// <summary>The experiment that stands nearest to the question: what the agent knows in advance, on what customers did.</summary>
    private static ExperimentResult? Leading(ExperimentResults results) =>
        results.Experiments.FirstOrDefault(e => e.Protocol == "prospective" && Wording.IsLogged(e))
        ?? results.Experiments.FirstOrDefault(e => e.Protocol == "prospective")
        ?? (results.Experiments.Count > 0 ? results.Experiments[0] : null);

    private static string Introduce(ExperimentResult experiment) => experiment switch
    {
        { Protocol: "published" } => "By the rules of the published experiment",
        { Response: "simulated" } => "In a simulated, invented world of sales, where an action's effect is known",
        _ => Wording.Heading(experiment),
    };
}
