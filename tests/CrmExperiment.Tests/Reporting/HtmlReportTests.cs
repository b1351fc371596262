using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CrmExperiment.Reporting;
using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting;

[TestFixture]
internal sealed class HtmlReportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static IEnumerable<ExperimentResults> Everything =>
    [
        PlausibleResults.Full(),
        PlausibleResults.Full(isGenerated: false),
        PlausibleResults.WithoutSubscriber(),
        PlausibleResults.Only(PlausibleResults.Simulated()),
        PlausibleResults.Only(PlausibleResults.Published() with { Curve = [] }),
        PlausibleResults.Full() with { Experiments = [], BudgetCurves = [] },
        PlausibleResults.Full() with { Explanations = PlausibleExplanations.All },
    ];

    [TestCaseSource(nameof(Everything))]
    public void Write_AnyResults_IsOneWellFormedFileThatNeedsNoOther(ExperimentResults results)
    {
        string text = Render(results);
        Assert.That(text, Does.StartWith("<!DOCTYPE html>\n<html lang=\"en\">"));
        Assert.That(Regex.Count(text, "https?://"), Is.EqualTo(Regex.Count(text, "xmlns=\"http://www.w3.org/2000/svg\"")));
        Assert.That(text, Does.Not.Contain("<script").And.Not.Contain("<link").And.Not.Contain("<img").And.Not.Contain("NaN").And.Not.Contain("&nbsp;"));
        XElement page = Parse(text);
        Assert.That(page.Descendants().Attributes("id").Select(id => id.Value), Is.Unique);
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        foreach (XAttribute label in page.Descendants().Attributes("aria-labelledby"))
            Assert.That(label.Value.Split(' '), Is.SubsetOf(ids));
        foreach (XElement style in page.Descendants("style"))
            Assert.That(style.Value.IndexOfAny(['<', '>', '&']), Is.Negative, "a browser does not unescape a style sheet");
    }

    [TestCaseSource(nameof(Everything))]
    public void Write_AnyResults_ClosesWhatHtmlDoesNotLetCloseItself(ExperimentResults results)
    {
        // Only these may end in "/>" in HTML; inside a drawing anything may.
        string withoutDrawings = Regex.Replace(Render(results), "<svg.*?</svg>", "", RegexOptions.Singleline);
        Assert.That(Regex.Matches(withoutDrawings, "<([a-z0-9]+)[^<>]*/>").Select(match => match.Groups[1].Value), Is.All.EqualTo("meta"));
    }

    [TestCaseSource(nameof(Everything))]
    public void Write_AnyResults_GivesTablesCaptionsAndScopes(ExperimentResults results)
    {
        XElement[] tables = [.. Parse(Render(results)).Descendants("table")];
        Assert.That(tables, Is.Not.Empty);
        foreach (XElement table in tables)
        {
            Assert.That(table.Elements().First().Name.LocalName, Is.EqualTo("caption"));
            Assert.That(table.Descendants("th").Select(cell => cell.Attribute("scope")?.Value), Is.All.EqualTo("col").Or.EqualTo("row"));
            int columns = table.Element("thead")!.Element("tr")!.Elements().Count();
            Assert.That(table.Element("tbody")!.Elements("tr").Select(row => row.Elements().Count()), Is.All.EqualTo(columns));
        }
    }

    [Test]
    public void Write_FullResults_ShowsEveryFigureOfEveryPolicy()
    {
        ExperimentResults results = PlausibleResults.Full();
        XElement[] tables = [.. Parse(Render(results)).Descendants("table").Where(table => table.Element("caption")!.Value.StartsWith("How each policy", StringComparison.Ordinal))];
        Assert.That(tables, Has.Length.EqualTo(3));
        foreach ((ExperimentResult experiment, XElement table) in results.Experiments.Zip(tables))
        {
            string[][] rows = [.. table.Element("tbody")!.Elements().Select(row => row.Elements().Select(cell => cell.Value).ToArray())];
            foreach ((PolicyResult policy, string[] row) in experiment.Test.Policies.Zip(rows))
            {
                Assert.That(row[1], Is.EqualTo(string.Create(CultureInfo.InvariantCulture, $"{policy.Rate * 100:F2}\u00A0%")));
                Assert.That(row[2], Is.EqualTo(string.Create(CultureInfo.InvariantCulture, $"{policy.Low * 100:F2} to {policy.High * 100:F2}\u00A0%")));
                Assert.That(row[3].Replace(Figures.Minus, '-'), Is.EqualTo(policy.MeanReturn.ToString("F2", CultureInfo.InvariantCulture)));
                Assert.That(row[4], Is.EqualTo(policy.MeanActions.ToString("F2", CultureInfo.InvariantCulture)));
            }

            Assert.That(rows[^1][1], Is.EqualTo(Figures.Percent(experiment.Test.Ceiling)));
        }
    }

    [Test]
    public void Write_FullResults_ShowsEveryPictureWithTextAndCaption()
    {
        XElement[] figures = [.. Parse(Render(PlausibleResults.Full())).Descendants("figure")];
        Assert.That(figures, Has.Length.EqualTo(5));
        foreach (XElement figure in figures)
        {
            Assert.That(figure.Element(Svg + "svg")!.Element(Svg + "desc")!.Value, Is.Not.Empty);
            Assert.That(figure.Element("figcaption")!.Value, Is.Not.Empty);
        }
    }

    [Test]
    public void Write_GeneratedData_SaysSoBeforeAnythingElse()
    {
        XElement note = Parse(Render(PlausibleResults.Full())).Descendants("p").First();
        Assert.That(note.Attribute("class")?.Value, Is.EqualTo("note"));
        Assert.That(note.Value, Does.Contain("no figure in this report says anything about a real business"));
    }

    [Test]
    public void Write_DataFromAFile_AnswersInTheFirstParagraphAndNeverSaysInvented()
    {
        string text = Render(PlausibleResults.Full(isGenerated: false));
        string first = Parse(text).Descendants("p").First().Value;
        Assert.That(first, Does.Contain("Better than chance, but no better than a constant rule."));
        Assert.That(first, Does.Contain("won 1.39\u00A0% of 1,655\u00A0test customers, more than the 0.42\u00A0% of choosing at random (3.3×)"));
        Assert.That(first, Does.Contain("“always assign an account manager”, won exactly as many (1.39\u00A0%, 3.3× random)"));
        Assert.That(text, Does.Not.Contain("customers are invented").And.Not.Contain("generated customers"));
    }

    [Test]
    public void Write_NoSubscriber_AnswersThatTheDataCannotTell()
    {
        string text = Render(PlausibleResults.WithoutSubscriber());
        string first = Parse(text).Descendants("p").First().Value;
        Assert.That(first, Does.Contain("These customers cannot tell.").And.Contain("has no subscriber"));
        Assert.That(text, Does.Not.Contain("better than chance").IgnoreCase.And.Not.Contain("(best constant)"));
        Assert.That(text, Does.Contain("compare nothing"));
    }

    [Test]
    public void Write_OnlyTheSimulatedResponse_ExplainsNoOther()
    {
        string text = Render(PlausibleResults.Only(PlausibleResults.Simulated()));
        Assert.That(text, Does.Contain("was not run here").And.Not.Contain("as the log says, whatever came before"));
        Assert.That(text, Does.Contain("an invented world"));
    }

    [Test]
    public void Write_Explanations_SaysWhoIsUnknownAndShowsEveryShare()
    {
        XElement section = Parse(Render(PlausibleResults.Full() with { Explanations = PlausibleExplanations.All })).Descendants("section")
            .Single(section => section.Attribute("aria-labelledby")?.Value == "explanations");
        Assert.Multiple(() =>
        {
            Assert.That(section.Elements("h3").Select(heading => heading.Value), Is.EqualTo(new[] { "baseline-published-logged", "baseline-prospective-logged", "baseline-prospective-simulated" }));
            Assert.That(section.Descendants("strong").Select(headline => headline.Value), Is.EqualTo(PlausibleExplanations.All.Select(ExplanationWording.Headline)));
            Assert.That(section.Descendants("table").Count(), Is.EqualTo(2));
            Assert.That(section.Value, Does.Contain("knows none of the test customers").And.Contain("Read this with care").And.Contain("names customers"));
        });
        Assert.That(Render(PlausibleResults.Full()), Does.Not.Contain("id=\"explanations\""));
    }

    [Test]
    public void Write_AnyText_KeepsAFigureAndItsPercentSignOnOneLine() =>
        Assert.That(Html.Paragraph("of 95 % or more", Html.Element("strong", "0.5 %")).Value, Is.EqualTo("of 95\u00A0% or more0.5\u00A0%"));

    [Test]
    public void Write_Repairs_ListsThoseOfBothProtocols()
    {
        string text = Render(PlausibleResults.Full());
        Assert.That(text, Does.Contain("73 Last Contacts typed as text were read as dates, month first where that is a date."));
        Assert.That(text, Does.Contain("73 Last Contacts typed as text were read as dates, day first where that is a date."));
    }

    [Test]
    public void Write_NamesWithMarkupAndControlCharacters_EscapesThem()
    {
        const string evil = "<script>alert('x')</script> & \"Q\" \u0001\ud800";
        ExperimentResults results = PlausibleResults.Full();
        string text = Render(results with
        {
            Data = results.Data with { Source = evil, Repairs = [new($"countries spelled {evil}", 3)] },
            Experiments = [PlausibleResults.Published() with { FeatureNames = [evil] }],
        });
        Assert.That(text, Does.Not.Contain("<script").And.Not.Contain("\u0001"));
        Assert.That(text, Does.Contain("countries spelled &lt;script&gt;alert('x')&lt;/script&gt; &amp;"));
        Assert.That(Parse(text).Descendants("script"), Is.Empty);
    }

    [Test]
    public void Write_TwiceAndUnderAHostileCulture_GivesTheSameFile()
    {
        string expected = Render(PlausibleResults.Full());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = HostileCulture.Create();
            Assert.That(Render(PlausibleResults.Full()), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Render(ExperimentResults results)
    {
        string directory = Directory.CreateTempSubdirectory("report").FullName;
        try
        {
            string path = Path.Combine(directory, "report.html");
            HtmlReport.Write(path, results);
            return File.ReadAllText(path);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static XElement Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }
}
