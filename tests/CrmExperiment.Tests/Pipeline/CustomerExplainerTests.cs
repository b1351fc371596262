using CrmExperiment.Pipeline;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using Row = CrmExperiment.Tests.Pipeline.TinyPolicies.Row;

namespace CrmExperiment.Tests.Pipeline;

/// <summary>Explanations of policies whose every figure can be checked by hand.</summary>
[TestFixture]
public sealed class CustomerExplainerTests
{
    private const double Exact = 1e-12;

    [Test]
    public void Explain_KnownState_GivesActionMarginVisitsAndWords()
    {
        ExplanationResult explanation = Explain(TinyPolicies.Plain(new Row([0, 0, 2], 1, 3, 0, CallVisits: 30), new Row([1, 0, 2], 2, 0, 0)), [0, 0, 2]);
        Assert.Multiple(() =>
        {
            Assert.That(explanation.Knowledge, Is.EqualTo("known"));
            Assert.That(explanation.Actions, Is.EqualTo(new[] { "call" }));
            Assert.That(explanation.Value, Is.EqualTo(3));
            Assert.That(explanation.RunnerUp, Is.EqualTo("email"));
            Assert.That(explanation.Margin, Is.EqualTo(2));
            Assert.That((explanation.StateVisits, explanation.ActionVisits), Is.EqualTo((50, 30)));
            Assert.That(explanation.Values[2], Is.EqualTo(new ActionValueResult("demo", -9, 0, false)));
            Assert.That(explanation.State.Select(feature => feature.Words), Is.EqualTo(new[] { "market: United States or Canada", "stage: lead", "2 contacts left" }));
            Assert.That(explanation.State[2], Is.EqualTo(new FeatureValueResult("Contacts_Left", 2, "2 contacts left")));
            Assert.That((explanation.Customer, explanation.Country, explanation.Bootcamp), Is.EqualTo((17, "Canada", "B2")));
            Assert.That(explanation.Nearest, Is.Empty);
            Assert.That(explanation.CountryInTraining, Is.Null);
        });
    }

    [Test]
    public void Explain_OneDifferingFeature_GivesItTheWholeDifference()
    {
        // 40 of 100 visits are of the state itself, where the call is 2 ahead; in the other 60 it is 2 behind.
        ExplanationResult explanation = Explain(
            TinyPolicies.Plain(new Row([0, 0, 2], 1, 3, 0, CallVisits: 20), new Row([1, 0, 2], 2, 0, 0, CallVisits: 40)), [0, 0, 2]);
        ContributionsResult shares = explanation.Contributions!;
        Assert.Multiple(() =>
        {
            Assert.That(shares.Background, Is.EqualTo(100));
            Assert.That(shares.Mean, Is.EqualTo((40 * 2 + 60 * -2) / 100.0).Within(Exact));
            Assert.That(shares.Features.Select(feature => feature.Value), Is.EqualTo(new[] { 2.4, 0, 0 }).Within(Exact));
            Assert.That(shares.Features[0].Words, Is.EqualTo("market: United States or Canada"));
            Assert.That(shares.UnknownShare, Is.Zero);
        });
    }

    [Test]
    public void Explain_TwoDifferingFeatures_SharesTheDifferenceAndCountsWhatWasNeverMet()
    {
        // Half the background is the other state, 1 behind; the two mixtures with it are unknown and count 0: ((0 + 1) + (2 − 0)) / 2 for each feature.
        ExplanationResult explanation = Explain(TinyPolicies.Plain(new Row([0, 0, 2], 1, 3, 0), new Row([1, 1, 2], 1, 0, 0)), [0, 0, 2]);
        ContributionsResult shares = explanation.Contributions!;
        Assert.Multiple(() =>
        {
            Assert.That(shares.Features.Select(feature => feature.Value), Is.EqualTo(new[] { 0.75, 0.75, 0 }).Within(Exact));
            Assert.That(shares.Mean, Is.EqualTo(0.5).Within(Exact));
            Assert.That(shares.UnknownShare, Is.EqualTo(0.25).Within(Exact));
            Assert.That(shares.Features.Sum(feature => feature.Value), Is.EqualTo(explanation.Margin!.Value - shares.Mean).Within(Exact));
        });
    }

    [Test]
    public void Explain_AnotherActionNearby_NamesTheSmallestChange()
    {
        FrozenPolicy policy = TinyPolicies.Plain(new Row([0, 0, 2], 1, 3, 0), new Row([1, 1, 2], 4, 0, 0), new Row([0, 0, 1], 1, 2, 5), new Row([1, 0, 2], 1, 2, 0));
        ChangeResult change = Explain(policy, [0, 0, 2]).Change!;
        Assert.That((change.Action, change.StateVisits), Is.EqualTo(("manager", 30)));
        Assert.That(change.Features, Is.EqualTo(new[] { new FeatureChangeResult("Contacts_Left", "2 contacts left", "1 contact left") }));
    }

    [Test]
    public void Explain_NoOtherActionAnywhere_NamesNoChange() =>
        Assert.That(Explain(TinyPolicies.Plain(new Row([0, 0, 2], 1, 3, 0), new Row([1, 0, 2], 1, 2, 0)), [0, 0, 2]).Change, Is.Null);

    [Test]
    public void Explain_Tie_NamesThemAllAndNoReason()
    {
        ExplanationResult explanation = Explain(TinyPolicies.Plain(new Row([0, 0, 2], 3, 3, 0), new Row([1, 0, 2], 1, 0, 0)), [0, 0, 2]);
        Assert.Multiple(() =>
        {
            Assert.That(explanation.Actions, Is.EqualTo(new[] { "email", "call" }));
            Assert.That(explanation.Value, Is.EqualTo(3));
            Assert.That((explanation.RunnerUp, explanation.Margin, explanation.Contributions, explanation.Change), Is.EqualTo(((string?)null, (double?)null, (ContributionsResult?)null, (ChangeResult?)null)));
        });
    }

    [Test]
    public void Explain_StateNeverMet_KnowsNothingButTheNearest()
    {
        FrozenPolicy policy = TinyPolicies.Plain(
            new Row([0, 0, 2], 1, 3, 0), new Row([1, 2, 2], 2, 2, 0), new Row([0, 3, 1], 1, 0, 0), new Row([2, 0, 1], 9, 0, 0, Visits: 0, CallVisits: 0));
        ExplanationResult explanation = Explain(policy, [1, 0, 2]);
        Assert.Multiple(() =>
        {
            Assert.That(explanation.Knowledge, Is.EqualTo("unknown"));
            Assert.That(explanation.Actions, Is.Empty);
            Assert.That(explanation.Values, Is.Empty);
            Assert.That((explanation.Value, explanation.RunnerUp, explanation.Contributions, explanation.Change), Is.EqualTo(((double?)null, (string?)null, (ContributionsResult?)null, (ChangeResult?)null)));
            Assert.That(explanation.Nearest.Select(near => near.Action), Is.EqualTo(new[] { null, "call", "email" }));
            Assert.That(explanation.Nearest[1].Features, Is.EqualTo(new[] { new FeatureChangeResult("Segment", "market: another country", "market: United States or Canada") }));
        });
    }

    [Test]
    public void Explain_StateMetButNeverLearnedFrom_IsUnknownToo() =>
        Assert.That(Explain(TinyPolicies.Plain(new Row([0, 0, 2], 1, 3, 0, Visits: 0, CallVisits: 0)), [0, 0, 2]).Actions, Is.Empty);

    [Test]
    public void Explain_FinerLevelLeavesTwoActions_ComparesOnlyThose()
    {
        // The coarse level's best is the manager, whom the fine one has excluded.
        FrozenBackOffPolicy policy = TinyPolicies.BackOff(
            [new Row([0, 0, 2], 3, 3, 0)], [new Row([0, 2], 1, 2, 8), new Row([1, 2], 1, 0, 8)], new Row([0], 0, 0, 1));
        ExplanationResult explanation = Explain(policy, [0, 0, 2]);
        ContributionsResult shares = explanation.Contributions!;
        Assert.Multiple(() =>
        {
            Assert.That((explanation.Knowledge, explanation.Level), Is.EqualTo(("backed-off", 1)));
            Assert.That(explanation.PassedOver, Is.EqualTo(new[] { "tied" }));
            Assert.That(explanation.LevelFeatures, Is.EqualTo(new[] { "stage", "contacts left" }));
            Assert.That(explanation.Actions, Is.EqualTo(new[] { "call" }));
            Assert.That((explanation.Value, explanation.RunnerUp, explanation.Margin), Is.EqualTo((2, "email", 1)));
            Assert.That(explanation.Values.Where(action => action.IsExcluded).Select(action => action.Action), Is.EqualTo(new[] { "demo", "survey", "wait", "manager" }));
            Assert.That(shares.Features.Select(feature => feature.Feature), Is.EqualTo(new[] { "Stage_Encoded", "Contacts_Left" }));
            Assert.That(shares.Features.Select(feature => feature.Value), Is.EqualTo(new[] { 1.0, 0 }).Within(Exact));
            Assert.That(shares.Mean, Is.Zero.Within(Exact));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Explain_ChangeOfACoarseState_IsNamedOnlyIfTheWholePolicyWouldFollow(bool fineLevelObjects)
    {
        Row objection = new([0, 1, 2], 0, 9, 0);
        FrozenBackOffPolicy policy = TinyPolicies.BackOff(
            fineLevelObjects ? [objection] : [], [new Row([0, 2], 1, 2, 0), new Row([1, 2], 2, 1, 0)], new Row([0], 0, 0, 1));
        ExplanationResult explanation = Explain(policy, [0, 0, 2]);
        Assert.That(explanation.Actions, Is.EqualTo(new[] { "call" }));
        Assert.That(explanation.PassedOver, Is.EqualTo(new[] { "unknown-state" }));
        Assert.That(explanation.Change?.Action, Is.EqualTo(fineLevelObjects ? null : "email"));
    }

    [Test]
    public void Explain_MarginalLevel_HasNoFeatureThatSpeaks()
    {
        FrozenBackOffPolicy policy = TinyPolicies.BackOff([new Row([0, 0, 2], 0, 3, 0, CallVisits: 9)], [], new Row([0], 0, 0, 1));
        ExplanationResult explanation = Explain(policy, [0, 0, 2]);
        Assert.Multiple(() =>
        {
            Assert.That(explanation.Level, Is.EqualTo(2));
            Assert.That(explanation.PassedOver, Is.EqualTo(new[] { "few-visits", "unknown-state" }));
            Assert.That(explanation.LevelFeatures, Is.Empty);
            Assert.That(explanation.Actions, Is.EqualTo(new[] { "manager" }));
            Assert.That(explanation.Contributions, Is.Null);
            Assert.That(explanation.Change, Is.Null);
        });
    }

    [Test]
    public void Explain_CountryThatHadAnotherNumberInTraining_SaysWhatItWasTakenFor()
    {
        CrmFeature[] features = [CrmFeatureSets.Published15[0], CrmFeatureSets.Published15[1]];
        ExperimentDefinition definition = TinyPolicies.Definition with { Protocol = CrmProtocol.Published, Features = features };
        var policy = new FrozenPolicy(TinyPolicies.Table(definition.CreateDiscretizer(), []), definition.CreateDiscretizer());
        var explainer = new CustomerExplainer(
            definition, policy, TinyPolicies.WordingOf(features, ["Brazil", "Canada"]), TinyPolicies.WordingOf(features, ["Canada", "Denmark"]));
        ExplanationResult explanation = explainer.Explain(TinyPolicies.Lead, [0, 0]);
        Assert.That(explanation.State[0].Words, Is.EqualTo("country: Canada"));
        Assert.That(explanation.CountryInTraining, Is.EqualTo("country: Brazil"));
    }

    [TestCase(4, new[] { 0, 2, 2, 2 })]
    [TestCase(8, new[] { 0, 0, 2, 2, 2, 2, 2, 2 })]
    [TestCase(1, new[] { 2 })]
    public void Background_StatesOfATable_OccurAsOftenAsTheyWereMet(int count, int[] stages)
    {
        FrozenPolicy policy = TinyPolicies.Plain(
            new Row([0, 0, 2], 0, 0, 0, Visits: 5, CallVisits: 0), new Row([0, 1, 2], 0, 0, 0, Visits: 0, CallVisits: 0), new Row([0, 2, 2], 0, 0, 0));
        double[][] background = TrainingBackground.Of(PolicyLevel.Of(policy, 0), [0, 0, 2], count);
        Assert.That(background.Select(state => state[1]), Is.EqualTo(stages.Select(stage => (double)stage)));
        Assert.That(background.Select(state => state[2]), Is.All.EqualTo(2));
    }

    private static ExplanationResult Explain(IPolicy policy, double[] observation) =>
        new CustomerExplainer(TinyPolicies.Definition, policy, TinyPolicies.Wording).Explain(TinyPolicies.Lead, observation);
}
