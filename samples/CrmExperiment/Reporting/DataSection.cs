using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>Where the customers come from, how they were split, and what was repaired under each protocol.</summary>
internal static class DataSection
{
    public static XElement Create(DataResult data) => Html.Section(
        "data",
        "The data and its repairs",
        Html.Paragraph(Remarks.Data(data)),
        Html.Table(
            "Customers by split, in the order of their first contact",
            ["Split", "Customers", "Subscribers", "Had a first call"],
            data.Splits.Select(split => new[]
            {
                Wording.Capitalized(Wording.Split(split.Name)), Figures.Count(split.Customers), Figures.Count(split.Subscribers), Figures.Count(split.FirstCalls),
            })),
        Html.Paragraph("The earliest customers train the policy and the latest test it; those between, the validation split, decide nothing here."),
        Html.Element("h3", "Repairs under the published protocol"),
        Repairs(data.Repairs),
        Html.Element("h3", "Repairs under the prospective protocol"),
        Repairs(data.ProspectiveRepairs));

    private static XElement Repairs(IReadOnlyList<RepairResult> repairs) => repairs.Count == 0
        ? Html.Paragraph("Nothing had to be repaired.")
        : Html.List(repairs.Select(repair => $"{Figures.Count(repair.Count)} {repair.What}."));
}
