using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrmExperiment.Reporting;
using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting;

[TestFixture]
internal sealed class PicturesTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private string _directory = "";

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory("pictures").FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void WriteAll_FullResults_WritesATrainingAndABudgetPictureEach()
    {
        IReadOnlyList<string> files = Pictures.WriteAll(_directory, PlausibleResults.Full());
        Assert.That(files.Select(Path.GetFileName), Is.EqualTo(new[]
        {
            "training-baseline-published-logged.svg",
            "training-baseline-prospective-logged.svg",
            "training-baseline-prospective-simulated.svg",
            "budget-logged.svg",
            "budget-simulated.svg",
        }));
        Assert.That(Directory.GetFiles(_directory), Is.EquivalentTo(files));
    }

    [Test]
    public void WriteAll_AnyPicture_IsWellFormedAndHasAlternativeText()
    {
        foreach (string file in Pictures.WriteAll(_directory, PlausibleResults.Full()))
        {
            XElement root = XDocument.Load(file).Root!;
            Assert.That(root.Name, Is.EqualTo(Svg + "svg"));
            Assert.That(root.Attribute("role")?.Value, Is.EqualTo("img"));
            XElement title = root.Elements().First();
            XElement description = root.Elements().ElementAt(1);
            Assert.That(title.Name, Is.EqualTo(Svg + "title"));
            Assert.That(description.Name, Is.EqualTo(Svg + "desc"));
            Assert.That(title.Value, Is.Not.Empty);
            Assert.That(description.Value, Has.Length.GreaterThan(100));
            Assert.That(root.Attribute("aria-labelledby")?.Value, Is.EqualTo($"{title.Attribute("id")?.Value} {description.Attribute("id")?.Value}"));
            Assert.That(root.Descendants(Svg + "polygon").Count(), Is.GreaterThanOrEqualTo(2), "bands");
        }
    }

    [Test]
    public void WriteAll_AnyPicture_RefersToNothingOutsideAndNeedsNoFont()
    {
        foreach (string text in Pictures.WriteAll(_directory, PlausibleResults.Full()).Select(File.ReadAllText))
        {
            Assert.That(Regex.Count(text, "https?://"), Is.EqualTo(Regex.Count(text, "xmlns=\"http://www.w3.org/2000/svg\"")));
            Assert.That(Regex.Matches(text, "font-family=\"([^\"]*)\"").Select(match => match.Groups[1].Value), Is.All.EqualTo("sans-serif"));
        }
    }

    [Test]
    public void Draw_AllPictures_ShareNoId()
    {
        string[] ids = [.. Pictures.Draw(PlausibleResults.Full()).SelectMany(picture => picture.Svg.DescendantsAndSelf().Attributes("id")).Select(id => id.Value)];
        Assert.That(ids, Is.Unique);
        foreach (Picture picture in Pictures.Draw(PlausibleResults.Full()))
        {
            foreach (XAttribute clip in picture.Svg.Descendants().Attributes("clip-path"))
                Assert.That(ids, Does.Contain(clip.Value["url(#".Length..^1]));
        }
    }

    [Test]
    public void Draw_TwiceAndUnderAHostileCulture_GivesTheSamePictures()
    {
        string expected = Join(Pictures.Draw(PlausibleResults.Full()));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = HostileCulture.Create();
            Assert.That(Join(Pictures.Draw(PlausibleResults.Full())), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Draw_Training_SaysUnitsSampleSizesAndThatTwoCurvesHaveNoBand()
    {
        Picture picture = Pictures.Draw(PlausibleResults.Full())[0];
        string texts = string.Join('\n', picture.Svg.Descendants(Svg + "text").Select(text => text.Value)).Replace(Figures.HardSpace, ' ');
        Assert.That(texts, Does.Contain("Training episodes (each point: 1,000 episodes)"));
        Assert.That(texts, Does.Contain("reward points").And.Contain("% of episodes").And.Contain("ε").And.Contain("states"));
        Assert.That(picture.Description, Does.Contain("have no interval: they are exact for this training"));
        Assert.That(picture.Caption, Does.Contain("have no band"));
    }

    [Test]
    public void Draw_TrainingWithAGreedyCurve_AddsAPanelWithTheLinesToCompare()
    {
        IReadOnlyList<Picture> pictures = Pictures.Draw(PlausibleResults.Full());
        string[] texts = [.. pictures[2].Svg.Descendants(Svg + "text").Select(text => text.Value)];
        Assert.That(texts, Does.Contain("Trained, greedy").And.Contain("Random").And.Contain("Best constant").And.Contain("Ceiling"));
        Assert.That(pictures[2].Description, Does.StartWith("Six line charts").And.Contain("Regret of the return: 1.000 before training, 0.072 at the end").And.Contain("0.44\u00A0% before training, 1.51\u00A0% after 100,000\u00A0episodes"));
        Assert.That(pictures[2].Caption, Does.Contain("without exploration"));
        Assert.That(pictures[1].Description, Does.StartWith("Four line charts"));
    }

    [Test]
    public void Draw_TrainingWithoutAKnownBestReturn_HasNoPanelOfRegret()
    {
        ExperimentResult experiment = PlausibleResults.Simulated();
        experiment = experiment with { GreedyCurve = [.. experiment.GreedyCurve!.Select(point => point with { ReturnRegret = null })] };
        Assert.That(Pictures.Draw(PlausibleResults.Only(experiment))[0].Description, Does.StartWith("Five line charts").And.Not.Contain("Regret"));
    }

    [Test]
    public void Draw_TrainingRepeatedOnSeeds_TellsTheirRegretAndTheBestPossibleRate()
    {
        Picture picture = Pictures.Draw(PlausibleResults.Only(PlausibleResults.SimulatedOnSeeds()))[0];
        const string Sentence = "Over 10\u00A0training seeds the regret of the return is 0.050 at the end (95 % interval over seeds 0.041 to 0.059; random 1, best possible 0); the best possible rate is 1.62\u00A0%, theirs 1.49\u00A0% on average.";
        Assert.That(picture.Caption, Does.EndWith(Sentence));
        Assert.That(picture.Description, Does.EndWith(Sentence));
    }

    [Test]
    public void Draw_Budget_TellsEveryRateInItsDescription()
    {
        BudgetCurveResult curve = PlausibleResults.Full().BudgetCurves[1];
        Picture picture = Pictures.Draw(PlausibleResults.Full())[^1];
        foreach (BudgetPointResult point in curve.Points)
        {
            foreach (RateResult rate in new[] { point.Trained, point.Random, point.BestConstant, point.Ceiling })
                Assert.That(picture.Description, Does.Contain(Figures.Percent(rate.Rate)));
        }

        Assert.That(picture.Caption, Does.Contain("“always send an e-mail” at 1, 2, “always make a phone call” at 3, 4, 5, 6, 7, 8, 9, 10."));
        Assert.That(picture.Svg.Descendants(Svg + "text").Select(text => text.Value), Has.Some.EqualTo("Subscribed, % of test customers (n = 1,655)"));
    }

    [Test]
    public void Draw_FewOrNoPoints_DrawsWhatThereIs()
    {
        ExperimentResult experiment = PlausibleResults.Published();
        IReadOnlyList<CurvePointResult> single = [experiment.Curve[0] with { MeanReturn = -10, ReturnLow = -10, ReturnHigh = -10, SubscriptionRate = 0, SubscriptionLow = 0, SubscriptionHigh = 0, States = 0 }];
        Assert.That(Pictures.Draw(PlausibleResults.Only(experiment with { Curve = single, InitialEpsilon = null })), Has.Count.EqualTo(1));
        Assert.That(Pictures.Draw(PlausibleResults.Only(experiment with { Curve = [] })), Is.Empty);
        Assert.That(Pictures.Draw(PlausibleResults.WithoutSubscriber()), Has.Count.EqualTo(3));
        Assert.That(Join(Pictures.Draw(PlausibleResults.WithoutSubscriber())), Does.Not.Contain("NaN").And.Not.Contain("Infinity"));
    }

    [Test]
    public void WriteAll_NameThatPointsElsewhere_StaysInItsFolder()
    {
        string file = Pictures.WriteAll(_directory, PlausibleResults.Only(PlausibleResults.Published() with { Name = "../../x" })).Single();
        Assert.That(Path.GetDirectoryName(Path.GetFullPath(file)), Is.EqualTo(_directory));
    }

    private static string Join(IEnumerable<Picture> pictures) => string.Join('\n', pictures.Select(picture => $"{picture.FileName} {picture.Caption} {picture.Svg}"));
}
