using System.Xml.Linq;
using TabularRl.LearningCurves.Reporting;
using TabularRl.LearningCurves.Runs;
using TabularRl.LearningCurves.Tasks;
using TabularRl.Reporting;

namespace TabularRl.LearningCurves.Tests.Reporting;

[TestFixture]
internal sealed class ReportingTests
{
    private static readonly ExactResult Result = Make.Result("some-agent", [0.5, -1e-12], [0.5, 0.004]);

    private static IEnumerable<string> Pages => AlgorithmPages.PagesIn(RepositoryRoot.Find()!).DefaultIfEmpty("");

    [Test]
    public void Learning_OfResults_HasARowAnAgentAndTask()
    {
        // t(0.975, 1) = 12.7062, the error of the mean 0.002.
        string[] lines = CsvFiles.Learning([Result]).Split('\n');
        Assert.That(lines[0], Is.EqualTo("agent,task,seeds,steps,regret_mean,regret_low,regret_high,seconds"));
        Assert.That(lines[1], Is.EqualTo("some-agent,frozen-lake,2,2000,0.002,-0.023412,0.027412,0.5"));
    }

    [Test]
    public void Curves_OfResults_HaveARowAPoint() => Assert.That(CsvFiles.Curves([Result]).Split('\n')[1], Is.EqualTo("some-agent,frozen-lake,1000,0.5,0.5,0.5,0.5,0.5"));

    [Test]
    public void Learning_OfARoundingError_IsZeroWithoutASign() =>
        Assert.That(CsvFiles.Learning([Make.Result("a", [-1e-12], [-1e-12])]), Does.Contain(",1000,0,0,0,0.5\n"));

    [Test]
    public void Other_OfResults_SaysWhatIsMeasured() => Assert.That(
        CsvFiles.Other([Make.Other(1, 3)]).Split('\n')[1], Does.StartWith("a,t,m,2,1000,2,").And.EndWith(",2,1,2,1,0.25"));

    [Test]
    public void Table_OfResults_HasMedianWorstAndSteps() => Assert.That(
        LearningTable.Of([Result]).Split('\n')[2], Is.EqualTo("| some-agent | frozen-lake | 2 | 2,000 | 0.0020 | 0.0040 | 0.0020 (−0.0234 to 0.0274) | 2,000 | 2,000 |"));

    [Test]
    public void Table_OfWhatWasNotSolved_SaysSo() =>
        Assert.That(LearningTable.Of([Make.Result("a", [0.0], [0.5])]), Does.Contain("| not reached | not reached |"));

    [Test]
    public void Draw_Results_GivesTheSamePictureOfEachTaskAndGroup()
    {
        ExactResult[] results = [Result, Make.Result("some-agent", ExactTasks.All[3], [1, 0.2], [1, 0.1]), Make.Result("some-agent", ExactTasks.All[4], [1, 0.4], [1, 0.1])];
        XElement picture = LearningPicture.Draw(results);
        Assert.That(picture.ToString(), Is.EqualTo(LearningPicture.Draw(results).ToString()));
        Assert.That(picture.Value, Does.Contain("Learning curve: some-agent").And.Contain("frozen-lake: 0.0020").And.Contain("optimum"));
        Assert.That(picture.Value, Does.Contain("random-models: 0.2000").And.Not.Contain("random-model-01"), "The mean over the models of (0.2 + 0.4)/2 and 0.1.");
    }

    [Test]
    public void Render_APageWithAMark_ShowsPictureAndTable()
    {
        string page = AlgorithmPages.Render("# A\n\n<!-- learning-curve -->\n", "a", [("a", true, "| table |\n")]);
        Assert.That(page, Is.EqualTo("# A\n\n<!-- learning-curve -->\n![Learning curve of a](../../benchmarks/results/learning/a.svg)\n\n| table |\n<!-- /learning-curve -->\n"));
        Assert.That(AlgorithmPages.Render(page, "a", [("a", true, "| table |\n")]), Is.EqualTo(page), "Once more changes nothing.");
    }

    [Test]
    public void Render_APageOfTwoAgents_ShowsBoth() => Assert.That(
        AlgorithmPages.Render("<!-- learning-curve -->\n", "p", [("a", false, "| a |\n"), ("b", true, "| b |\n")]),
        Is.EqualTo("<!-- learning-curve -->\n| a |\n\n![Learning curve of b](../../benchmarks/results/learning/b.svg)\n\n| b |\n<!-- /learning-curve -->\n"));

    [Test]
    public void Render_APageWithoutAMark_SaysWhichLineIsMissing() => Assert.That(
        () => AlgorithmPages.Render("# A\n", "a", []), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("'a.md'").And.Message.Contains(AlgorithmPages.Begin));

    [TestCaseSource(nameof(Pages))]
    public void Page_InTheRepository_ShowsTheCommittedResults(string page)
    {
        if (page.Length == 0)
            return;
        string text = File.ReadAllText(page).ReplaceLineEndings("\n");
        Assert.That(text, Is.EqualTo(AlgorithmPages.Render(RepositoryRoot.Find()!, page)), "Run benchmarks/TabularRl.LearningCurves; see CONTRIBUTING.md.");
    }
}
