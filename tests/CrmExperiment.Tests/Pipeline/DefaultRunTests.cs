using CrmExperiment.Reporting.Documents;
using CrmExperiment.Results;
using CrmExperiment.Tests.Cli;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>The run that a newcomer makes, whole: what README and docs/crm-experiment.md show of it, what its audit names, what other seeds give.</summary>
[TestFixture]
public sealed class DefaultRunTests
{
    private ExperimentResults _results = null!;
    private string _screen = "";

    [OneTimeSetUp]
    public void RunOnce()
    {
        using var folder = new TemporaryFolder();
        AppRun run = AppRun.Of("--output", folder.Path, "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        _screen = run.Output;
        _results = ResultsFile.Read(folder["results.json"]);
    }

    [TestCase("README.md")]
    [TestCase("docs/crm-experiment.md")]
    public void Documents_WithTablesOfADefaultRun_HoldThoseTables(string document)
    {
        string path = Path.Combine(RepositoryRoot.Find()!, document);
        string text = File.ReadAllText(path);
        Assert.That(
            MarkdownDocument.Update(text, _results, document),
            Is.EqualTo(text),
            $"Run the sample, then write the tables: dotnet run -c Release --project samples/CrmExperiment -- report --update {document}");
    }

    [TestCase("baseline-published-logged", new[] { "unseen-states", "refitted-encoder", "constant-feature", "outcome-in-state", "no-better-than-random", "no-better-than-constant", "nothing-to-gain", "too-few-successes" })]
    [TestCase("baseline-prospective-logged", new[] { "no-better-than-constant", "nothing-to-gain", "too-few-successes" })]
    [TestCase("baseline-prospective-simulated", new string[0])]
    [TestCase("published-claim", new[] { "foreign-baseline", "too-few-successes" })]
    public void Audit_OfTheRun_NamesWhatIsTrueAndNothingElse(string experiment, string[] codes) => Assert.That(
        _results.Audit!.Where(finding => finding.Experiment == experiment).Select(finding => finding.Code).Distinct(), Is.EqualTo(codes));

    [Test]
    public void Audit_OfThePublishedProtocol_GivesItsFigures() => Assert.Multiple(() =>
    {
        Assert.That(Published("unseen-states").Figure, Is.LessThan(0.001));
        Assert.That(Published("constant-feature").Message, Does.StartWith("Status_Active is 0"));
        Assert.That(Published("outcome-in-state").Message, Does.StartWith("Stage_Encoded"));
        Assert.That(Published("unseen-states").Severity, Is.EqualTo("error"));
        Assert.That(Published("nothing-to-gain").Severity, Is.EqualTo("note"));
    });

    [Test]
    public void Seeds_OfTheProspectiveExperiment_EarnTheCeilingAsTheBestConstantPolicyDoes()
    {
        SeedsResult seeds = _results.Experiments[1].Seeds!;
        Assert.Multiple(() =>
        {
            Assert.That(seeds.Count, Is.EqualTo(20));
            Assert.That(seeds.Rate, Is.GreaterThanOrEqualTo(0.0135));
            Assert.That(seeds.RandomRate, Is.EqualTo(0.0042).Within(0.0004));
            Assert.That(seeds.TrainedMinusRandom.Low, Is.Positive);
            Assert.That(seeds.TrainedMinusRandomOverCustomers.Low, Is.Positive);
            Assert.That(seeds.BestConstantRate, Is.EqualTo(_results.Experiments[1].Test.Ceiling));
            Assert.That(seeds.Coverage, Is.GreaterThan(seeds.CoverageBeforeBackOff));
            Assert.That(_screen, Does.Contain("20 training seeds").And.Contain("always assign an account manager"));
        });
    }

    [Test]
    public void Seeds_OfTheSimulatedExperiment_BeatTheBestConstantPolicy() =>
        Assert.That(_results.Experiments[2].Seeds!.TrainedMinusBestConstant.Low, Is.Positive);

    [Test]
    public void Regret_OfTheSimulatedExperiment_IsAtMostATenthOnAnyTenOfItsSeeds()
    {
        RegretResult regret = _results.Experiments[2].Seeds!.ReturnRegret!;
        Assert.Multiple(() =>
        {
            Assert.That(regret.BySeed, Has.Count.EqualTo(20));
            Assert.That(regret.BySeed.OrderDescending().Take(10).Average(), Is.InRange(0, 0.1));
            Assert.That(regret.Mean, Is.InRange(regret.Low, regret.High));
            Assert.That(_results.Experiments[2].GreedyCurve![0].ReturnRegret, Is.EqualTo(1).Within(1e-9));
            Assert.That(_results.Experiments[1].Seeds!.ReturnRegret, Is.Null);
        });
    }

    [Test]
    public void BackOff_IsOnInTheProspectiveExperimentAlone() => Assert.That(
        _results.Experiments.Select(experiment => experiment.Hyperparameters.Levels), Is.EqualTo(new[]
        {
            new[] { "all features" },
            ["all features", "Stage_Encoded, Had_First_Call, Had_Demo, Had_Survey, Had_Manager, Stages_Completed, Contacts_Left", "nothing (marginal values)"],
            ["all features"],
        }));

    [Test]
    public void Segments_ByStage_AreNamedInTheOrderOfTheFunnel() => Assert.That(
        _results.Segments![2].Dimensions.Single(dimension => dimension.Name == "stage").Groups.Select(group => group.Name),
        Is.EqualTo(new[] { "lead", "first call", "demo", "survey", "sign-up", "manager" }));

    [Test]
    public void Segments_OfTheSimulatedExperiment_DifferByCountryMoreThanByLot() => Assert.Multiple(() =>
    {
        SegmentsResult segments = _results.Segments!.Single(segments => segments.Experiment == "baseline-prospective-simulated");
        SegmentDimensionResult country = segments.Dimensions.Single(dimension => dimension.Name == "country");
        Assert.That(country.PValue, Is.LessThan(0.01));
        Assert.That(country.Groups.Sum(group => group.Customers), Is.EqualTo(1_655));
        foreach (SegmentResult group in segments.Dimensions.SelectMany(dimension => dimension.Groups))
            Assert.That(group.ActionShares.Sum(), Is.EqualTo(1).Within(1e-9), group.Name);
    });

    [Test]
    public void Segments_OfThePublishedExperiment_AreTheLots() => Assert.That(
        _results.Segments![0].Dimensions.SelectMany(dimension => dimension.Groups).Max(group => group.Distance), Is.LessThan(1e-9));

    [Test]
    public void Explanations_OfTheRun_KnowNobodyUnderThePublishedProtocolAndSomebodyElsewhere() => Assert.Multiple(() =>
    {
        Assert.That(Explanations("baseline-published-logged").Select(explanation => explanation.Knowledge), Is.EqualTo(new[] { "unknown" }));
        Assert.That(Explanations("baseline-prospective-logged").Select(explanation => explanation.Knowledge), Has.Member("backed-off").And.Member("known"));
        Assert.That(Explanations("baseline-prospective-simulated").SelectMany(explanation => explanation.Actions), Is.Unique.And.Member("call").And.Member("email"));
        Assert.That(_screen, Does.Contain("no advice, nothing is known").And.Contain("knows none of the test customers"));
    });

    private ExplanationResult[] Explanations(string experiment) =>
        [.. _results.Explanations!.Where(explanation => explanation.Experiment == experiment)];

    private AuditFindingResult Published(string code) =>
        _results.Audit!.First(finding => finding.Experiment == "baseline-published-logged" && finding.Code == code);
}
