using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>Which settings of the learning mattered, and whether it mattered whom training played.</summary>
internal static class SweepSection
{
    public static XElement? Create(ExperimentResults results) => results.Sweep is null && results.Sampling is null
        ? null
        : Html.Section(
            "sweep",
            "Which settings mattered",
            (results.Sweep ?? []).SelectMany(Describe),
            (results.Sampling ?? []).SelectMany(Describe));

    private static IEnumerable<XElement> Describe(GridResult grid)
    {
        foreach (string sentence in SweepWording.Sentences(grid))
            yield return Html.Paragraph(sentence);
        yield return Html.Table($"{grid.Experiment}: what explains the rates", SweepWording.ImportanceHead, SweepWording.ImportanceRows(grid));
        yield return Html.Table($"{grid.Experiment}: the same on {Figures.Count(grid.Seeds, "seed")} that the grid did not use", SweepWording.FreshHead, SweepWording.FreshRows(grid));
        yield return Html.Table(SweepWording.GridCaption(grid), SweepWording.GridHead, SweepWording.Rows(grid));
    }

    private static IEnumerable<XElement> Describe(SamplingResult sampling)
    {
        foreach (string sentence in SweepWording.Sentences(sampling))
            yield return Html.Paragraph(sentence);
        yield return Html.Table(SweepWording.SamplingCaption(sampling), SweepWording.SamplingHead, SweepWording.Rows(sampling));
    }
}
