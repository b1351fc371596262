using System.Xml.Linq;
using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>What more contacts per customer bring: a picture and its figures for each response.</summary>
internal static class BudgetSection
{
    public static XElement? Create(ExperimentResults results)
    {
        BudgetCurveResult[] curves = [.. results.BudgetCurves.Where(curve => curve.Points.Count > 0)];
        return curves.Length == 0
            ? null
            : Html.Section("budget", "What more contacts bring", curves.Select(CreateCurve));
    }

    private static IEnumerable<XElement> CreateCurve(BudgetCurveResult curve)
    {
        yield return Html.Element("h3", $"{Wording.Capitalized(curve.Response)} response");
        if (curve.Points.All(point => point.Ceiling.Rate <= 0))
            yield return Html.Paragraph("No policy can win a test customer at any budget, so that all lines lie on zero and compare nothing.");
        yield return Html.Figure(BudgetPicture.Draw(curve)!);
        yield return Html.Table(
            $"Subscribed, of {Figures.Count(curve.Customers, "test customer")}, with 95 % intervals",
            ["Contacts", "Trained", "Random", "Best constant", "Ceiling"],
            curve.Points.Select(point => new[]
            {
                Figures.Count(point.Budget), Rate(point.Trained), Rate(point.Random), Rate(point.BestConstant), Rate(point.Ceiling),
            }));
    }

    private static string Rate(RateResult rate) => $"{Figures.Percent(rate.Rate)} ({Figures.Number(rate.Low * 100, 2)}–{Figures.Number(rate.High * 100, 2)})";
}
