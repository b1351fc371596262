using System.Globalization;
using CrmExperiment.Reporting.Documents;
using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting.Documents;

[TestFixture]
internal sealed class DocumentTablesTests
{
    private static readonly ExperimentResults Everything = PlausibleResults.Full() with
    {
        Audit = [new("baseline-published-logged", "unseen-states", "error", 0, "message", "advice")],
        Sweep = [PlausibleSweep.Grid()],
        Sampling = [PlausibleSweep.Sampling()],
        Explanations = PlausibleExplanations.All,
    };

    [Test]
    public void Render_Published_HasBothColumnsAndNoTime()
    {
        string table = DocumentTables.Render("published", Everything)!;
        Assert.That(table, Does.Contain("| states in the table | 1,449 | 1,449 |").And.Contain("| steps of a training episode | 7.1 | 7.1 |"));
        Assert.That(table, Does.Not.Contain("training time"));
    }

    [Test]
    public void Render_Audit_SaysWhereNothingWasFound() => Assert.That(
        DocumentTables.Render("audit", Everything),
        Does.Contain("| baseline-published-logged | error | `unseen-states` | 0 |").And.Contain("| baseline-prospective-simulated | - | nothing found |"));

    [Test]
    public void Render_Grid_HasRangesSharesAndWhatWasTrainedAgain() => Assert.Multiple(() =>
    {
        Assert.That(DocumentTables.Render("grid-importance", Everything), Does.Contain("| γ, 0.9 to 0.99 | \u22120.40 | \u22120.60 to \u22120.20 | 1.0\u00A0% | p\u00A0=\u00A00.054 |"));
        Assert.That(DocumentTables.Render("grid-fresh", Everything), Does.Contain("γ 0, ε × 0.995 (one step ahead only) | 0.94\u00A0%"));
        Assert.That(DocumentTables.Render("grid-verdict", Everything), Does.StartWith("- It says what it says.\n- Best of the grid"));
        Assert.That(DocumentTables.Render("sampling", Everything), Does.Contain("| baseline-prospective-logged | 20 | all customers alike | 1.24\u00A0%"));
    });

    [Test]
    public void Render_Explanations_HasTheLargestSharesAndNamesNoCustomer()
    {
        string table = DocumentTables.Render("explanations", Everything)!;
        Assert.Multiple(() =>
        {
            Assert.That(table, Does.Contain("| Canada | B27 | Make Phone Call | known | 1.881 | - | country: Canada (+2.500); no first call yet (\u22120.008) |"));
            Assert.That(table, Does.Contain("| no advice, nothing is known | unknown | - | - | - |"));
            foreach (ExplanationResult explanation in PlausibleExplanations.All)
                Assert.That(table, Does.Not.Contain(explanation.Customer.ToString(CultureInfo.InvariantCulture)));
        });
    }

    [Test]
    public void Render_Greedy_LeavesOutMomentsLikeBothOfTheirNeighbours()
    {
        ExperimentResult simulated = PlausibleResults.Simulated() with
        {
            GreedyCurve = [new(0, 0.1, 0.2, null), new(10, 0.1, 0.2, null), new(20, 0.1, 0.2, null), new(30, 0.2, 0.1, null), new(40, 0.2, 0.1, null), new(50, 0.2, 0.1, null)],
        };
        string[] rows = DocumentTables.Render("greedy", PlausibleResults.Only(simulated))!.TrimEnd('\n').Split('\n')[2..];
        Assert.That(rows.Select(row => row.Split('|')[1].Trim()), Is.EqualTo(new[] { "0", "20", "30", "50" }));
    }

    [Test]
    public void Render_EveryTable_IsMarkdownOfOneWidthInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string name in DocumentTables.Names)
            {
                CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                if (DocumentTables.Render(name, Everything) is not { } table || table.StartsWith("- ", StringComparison.Ordinal))
                    continue;
                string[] lines = table.TrimEnd('\n').Split('\n');
                Assert.That(lines.Select(line => line.Count(c => c == '|')).Distinct().Count(), Is.EqualTo(1), name);
                Assert.That(lines, Has.Length.GreaterThan(2), name);
                CultureInfo.CurrentCulture = HostileCulture.Create();
                Assert.That(DocumentTables.Render(name, Everything), Is.EqualTo(table), name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Render_PartsThatWereNotRun_AreNull() => Assert.That(
        DocumentTables.Names.Where(name => DocumentTables.Render(name, PlausibleResults.Full()) is null),
        Is.EquivalentTo(new[]
        {
            "seeds", "audit", "regret", "segments", "explanations", "feature-selection", "feature-selection-linear", "encodings", "correlations",
            "grid-importance", "grid-fresh", "grid-verdict", "sampling",
        }));
}
