using System.Xml.Linq;
using CrmExperiment.Results;
using TabularRl.Crm;

namespace CrmExperiment.Reporting;

/// <summary>Whom the trained policies treat differently.</summary>
internal static class SegmentSection
{
    public static XElement? Create(ExperimentResults results) => results.Segments is not { Count: > 0 } segments
        ? null
        : Html.Section(
            "segments",
            "Whom the trained policy treats differently",
            Html.Paragraph(
                "Shares of the policy's decisions, one play of each test customer. The distance of a group from all decisions is half the sum of absolute differences, 0 where it is treated like everybody. "
                + "The p-value says how often groups drawn by lot would differ as much. That a group is treated otherwise does not mean that this is right for it: where a policy has learned nothing, its choices are the lot's."),
            segments.SelectMany(Describe));

    private static IEnumerable<XElement> Describe(SegmentsResult segments)
    {
        yield return Html.Element("h3", segments.Experiment);
        foreach (SegmentDimensionResult dimension in segments.Dimensions)
        {
            yield return Html.Table(
                $"By {dimension.Name}: mean distance {Figures.Number(dimension.Distance, 3)}{(dimension.PValue is { } p ? $", {Figures.PValue(p)}" : "")}",
                [Wording.Capitalized(dimension.Name), "Customers", "Decisions", "Distance", .. CrmActions.DisplayNames],
                dimension.Groups.Select(group => new[]
                {
                    group.Name, Figures.Count(group.Customers), Figures.Count(group.Decisions), Figures.Number(group.Distance, 3),
                }.Concat(group.ActionShares.Select(share => Figures.Percent(share, 1))).ToArray()));
        }
    }
}
