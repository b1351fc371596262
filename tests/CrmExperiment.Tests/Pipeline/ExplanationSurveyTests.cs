using System.Text.Json;
using CrmExperiment.Cli;
using CrmExperiment.Pipeline;
using CrmExperiment.Results;
using CrmExperiment.Tests.Cli;
using TabularRl.Crm;
using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>Which test customers are explained, after small trainings on the generated workbook.</summary>
[TestFixture]
public sealed class ExplanationSurveyTests
{
    private TemporaryFolder _folder = null!;
    private ExperimentData _data = null!;
    private TrainedExperiment[] _trained = null!;
    private ExplanationResult[][] _explanations = null!;

    [OneTimeSetUp]
    public void TrainOnce()
    {
        _folder = new TemporaryFolder();
        AppRun.Of("generate", "--output", _folder.Path, "--quiet");
        _data = new ExperimentData(_folder["generated-crm.xlsx"], isGenerated: true);
        _trained = [.. ExperimentPlan.Create(new ExperimentSettings()).Select(definition => ExperimentTraining.Train(definition, _data, new SeedTree(1), 5_000, default))];
        _explanations = [.. _trained.Select(trained => ExplanationSurvey.Of(trained, _data, []).ToArray())];
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Survey_PublishedPolicy_KnowsNobodyAndSaysSo()
    {
        ExplanationResult only = _explanations[0].Single();
        Assert.Multiple(() =>
        {
            Assert.That(only.Customer, Is.EqualTo(_data.Published.Test.Leads[0].Id));
            Assert.That(only.Knowledge, Is.EqualTo("unknown"));
            Assert.That(only.Actions, Is.Empty);
            Assert.That(only.Contributions, Is.Null);
            Assert.That(only.Nearest, Has.Count.EqualTo(3));
            Assert.That(only.State[0].Words, Is.EqualTo($"country: {only.Country}"));
            Assert.That(only.CountryInTraining, Does.StartWith("country: ").And.Not.Contain(only.Country));
        });
    }

    [Test]
    public void Survey_AnyPolicy_TakesTheFirstCustomerOfEachActionThreeAtMost([Range(0, 2)] int experiment)
    {
        TrainedExperiment trained = _trained[experiment];
        CrmSplit test = _data.DatasetFor(trained.Definition).Test;
        CrmFunnelEnvironment environment = _data.CreateEnvironment(trained.Definition, test, UniformSampler.Instance);
        var observation = new double[environment.ObservationSize];
        var first = new Dictionary<string, long>(StringComparer.Ordinal);
        for (int customer = 0; customer < test.Leads.Count; customer++)
        {
            environment.ResetTo(customer, null, observation);
            var recommendation = Recommendation.Of(trained.Policy, test.Leads[customer], observation);
            string kind = recommendation.Knowledge == RecommendationKnowledge.Unknown ? "unknown"
                : recommendation.Decision.TieCount > 1 ? "tie"
                : CrmActions.Names[recommendation.Decision.Action];
            first.TryAdd(kind, test.Leads[customer].Id);
        }

        IEnumerable<long> expected = first.Where(entry => entry.Key != "unknown").Select(entry => entry.Value).Take(3).Concat(first.Where(entry => entry.Key == "unknown").Select(entry => entry.Value));
        Assert.That(_explanations[experiment].Select(explanation => explanation.Customer), Is.EquivalentTo(expected));
    }

    [Test]
    public void Survey_EveryDecidedCustomer_HasSharesThatSumToTheAdvantageLessItsMean()
    {
        ExplanationResult[] shared = [.. _explanations.SelectMany(all => all).Where(explanation => explanation.Contributions is not null)];
        Assert.That(shared, Is.Not.Empty);
        foreach (ExplanationResult explanation in shared)
        {
            ContributionsResult shares = explanation.Contributions!;
            Assert.That(shares.Features.Sum(feature => feature.Value), Is.EqualTo(explanation.Margin!.Value - shares.Mean).Within(1e-9));
            Assert.That(shares.Features, Has.Count.EqualTo(explanation.LevelFeatures.Count));
        }
    }

    [Test]
    public void Survey_OtherSeeds_CountsThoseThatDecideAlikeWhereAnythingWasDecided([Range(0, 2)] int experiment)
    {
        TrainedExperiment trained = _trained[experiment];
        FrozenPolicy nothingLearned = new(new QTable(trained.Definition.Features.Count, CellWidth.Int16, CrmActions.Count), trained.Definition.CreateDiscretizer());
        foreach (ExplanationResult explanation in ExplanationSurvey.Of(trained, _data, [trained.Policy, nothingLearned, trained.Policy]))
        {
            SeedAgreementResult? expected = explanation.Actions.Count == 1 ? new(Trainings: 3, SameAction: 2) : null;
            Assert.That(explanation.SeedAgreement, Is.EqualTo(expected));
        }

        Assert.That(_explanations[experiment].Select(explanation => explanation.SeedAgreement), Is.All.Null);
    }

    [Test]
    public void Survey_AnyPolicy_SaysWhatAnsweredAndWhetherSubscribersWereOversampled() => Assert.Multiple(() =>
    {
        Assert.That(_explanations.Select(all => all[0].Response), Is.EqualTo(new[] { "logged", "logged", "simulated" }));
        Assert.That(_explanations.Select(all => all[0].SubscriberShareInTraining), Is.EqualTo(new[] { 0.3, 0.3, 0 }));
    });

    [Test]
    public void Survey_AskedTwice_AnswersAlike()
    {
        ExplanationResult[] again = [.. _trained.SelectMany(trained => ExplanationSurvey.Of(trained, _data, []))];
        Assert.That(JsonSerializer.Serialize(again), Is.EqualTo(JsonSerializer.Serialize(_explanations.SelectMany(all => all).ToArray())));
    }

    [Test]
    public void ResultsFile_OfExplanations_KeepsEveryMemberThatTheSchemaDescribes()
    {
        var results = new ExperimentResults
        {
            Seed = 42,
            Data = _data.Describe(),
            Experiments = [],
            BudgetCurves = [],
            Explanations = [.. _trained.SelectMany(trained => ExplanationSurvey.Of(trained, _data, [trained.Policy]))],
        };
        ResultsFile.Write(_folder["results.json"], results);
        Assert.That(JsonSerializer.Serialize(ResultsFile.Read(_folder["results.json"]).Explanations), Is.EqualTo(JsonSerializer.Serialize(results.Explanations)));

        using var json = JsonDocument.Parse(File.ReadAllText(_folder["results.json"]));
        string schema = File.ReadAllText(Path.Combine(RepositoryRoot.Find()!, "docs", "results-schema.md"));
        Assert.Multiple(() =>
        {
            foreach (string member in MembersOf(json.RootElement.GetProperty("explanations")).Distinct())
                Assert.That(schema, Does.Contain($"`{member}`"));
        });
    }

    private static IEnumerable<string> MembersOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(MembersOf),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => MembersOf(property.Value).Prepend(property.Name)),
        _ => [],
    };
}
