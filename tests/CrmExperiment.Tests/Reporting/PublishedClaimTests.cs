using CrmExperiment.Reporting;
using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting;

[TestFixture]
internal sealed class PublishedClaimTests
{
    [Test]
    public void Rows_PublishedProtocolRun_SetBothFiguresSideBySide()
    {
        IReadOnlyList<PublishedClaim.Row> rows = PublishedClaim.Of(PlausibleResults.Full()).Rows;
        PublishedClaim.Row Find(string what) => rows.Single(row => row.What == what);
        Assert.That(Find("states in the table"), Is.EqualTo(new PublishedClaim.Row("states in the table", "1,449", "1,449")));
        Assert.That(Find("training time").Published, Is.EqualTo("136\u00A0s (2\u00A0min 16\u00A0s)"));
        Assert.That(Find("training time").Here, Is.EqualTo("0.41\u00A0s"));
        Assert.That(Find("subscriptions in training").Published, Is.EqualTo("32.80\u00A0% (last 1,000 episodes)"));
        Assert.That(Find("subscriptions in training").Here, Is.EqualTo("32.04\u00A0% (all 100,000)"));
        Assert.That(Find("trained policy on test").Published, Is.EqualTo("1.30\u00A0% (13 of 1,000)"));
        Assert.That(Find("what is called random").Published, Does.StartWith("0.44\u00A0%"));
        Assert.That(Find("trained against random"), Is.EqualTo(new PublishedClaim.Row("trained against random", "3.0×", "1.0×")));
        Assert.That(Find("best constant against random").Here, Is.EqualTo("1.0×"));
        Assert.That(Find("subscribers among all customers").Here, Is.EqualTo("0.43\u00A0%"));
    }

    [Test]
    public void Sentence_NoKnownFirstState_GivesAllFourReasonsWithFiguresMeasuredHere()
    {
        string sentence = PublishedClaim.Of(PlausibleResults.Full()).Sentence.Replace(Figures.HardSpace, ' ');
        Assert.That(sentence, Does.Contain("met no known first state on the test set here"));
        Assert.That(sentence, Does.Contain("0.44 % is the share of subscribers among all customers, not what a random policy earns in the same environment (here 1.42 %)"));
        Assert.That(sentence, Does.Contain("13 of 1,000 is anything from 0.76 to 2.21 %"));
        Assert.That(sentence, Does.Contain("no policy can exceed the ceiling, here 1.45 %"));
    }

    [TestCase(0.123, "knew 12.3\u00A0% of the first states")]
    [TestCase(0.00001, "knew under 0.1\u00A0% of the first states")]
    public void Sentence_SomeKnownFirstStates_SaysHowMany(double known, string expected) => Assert.That(SentenceAt(known), Does.Contain(expected));

    [Test]
    public void Sentence_MostFirstStatesKnown_DoesNotBlameThem() => Assert.That(SentenceAt(0.8), Does.Not.Contain("first state"));

    [Test]
    public void Sentence_NoSubscriber_QuotesNoRateMeasuredHere()
    {
        string sentence = PublishedClaim.Of(PlausibleResults.WithoutSubscriber()).Sentence;
        Assert.That(sentence, Does.Not.Contain("(here"));
        Assert.That(sentence, Does.Not.Contain("ceiling"));
    }

    [Test]
    public void Caution_GeneratedDataAndDocumentedReward_NamesBoth()
    {
        Assert.That(PublishedClaim.Of(PlausibleResults.Full()).Caution, Does.Contain("generated customers").And.Contain("the documented one"));
        ExperimentResults real = PlausibleResults.Full(isGenerated: false);
        Assert.That(PublishedClaim.Of(real, PlausibleResults.Published() with { Reward = "program" }).Caution, Is.Null);
    }

    [Test]
    public void Rows_PublishedProtocolNotRun_HoldQuotesOnly()
    {
        var claim = PublishedClaim.Of(PlausibleResults.Only(PlausibleResults.Simulated()));
        Assert.That(claim.HasFiguresHere, Is.False);
        Assert.That(claim.Rows.Select(row => row.Here), Is.All.Empty);
        Assert.That(claim.Caution, Does.Contain("was not run here"));
    }

    private static string SentenceAt(double known)
    {
        ExperimentResult published = PlausibleResults.Published();
        return PublishedClaim.Of(PlausibleResults.Full(), published with { Test = published.Test with { FirstStateCoverage = known } }).Sentence;
    }
}
