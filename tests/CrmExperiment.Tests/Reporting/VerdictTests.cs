using CrmExperiment.Reporting;
using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting;

[TestFixture]
internal sealed class VerdictTests
{
    private static readonly DifferenceResult Better = PlausibleResults.Difference("random", 0.01, 0.005, 0.015, 0.001);
    private static readonly DifferenceResult Worse = PlausibleResults.Difference("random", -0.01, -0.015, -0.005, 0.001);
    private static readonly DifferenceResult Undecided = PlausibleResults.Difference("random", 0.001, -0.004, 0.006, 0.6);
    private static readonly DifferenceResult Equal = PlausibleResults.Difference("random", 0, 0, 0, 1);

    [Test]
    public void Line_EveryOutcome_SaysItAndSetsTheConstantPolicyBeside()
    {
        Assert.That(LineOf(Better, Equal), Is.EqualTo("better than random (3.3×); the best constant policy does exactly as well (3.3×)."));
        Assert.That(LineOf(Better, Better), Is.EqualTo("better than random (3.3×); better than the best constant policy (3.3×)."));
        Assert.That(LineOf(Better, Worse), Is.EqualTo("better than random (3.3×); the best constant policy does better (3.3×)."));
        Assert.That(LineOf(Worse, Worse), Does.StartWith("worse than random"));
        Assert.That(LineOf(Undecided, Undecided), Is.EqualTo("undecided against random (3.3×); undecided against the best constant policy (3.3×)."));
        Assert.That(LineOf(Equal, Equal), Does.StartWith("exactly as good as random; "));
    }

    [Test]
    public void Answer_EveryOutcome_ClaimsNoMoreThanTheFigures()
    {
        Assert.That(Of(Better, Better).Answer, Does.StartWith("Yes"));
        Assert.That(Of(Better, Equal).Answer, Does.Contain("no better than a constant rule"));
        Assert.That(Of(Better, Undecided).Answer, Does.Contain("cannot be told from a constant rule"));
        Assert.That(Of(Better, Worse).Answer, Does.Contain("worse than a constant rule"));
        foreach (DifferenceResult constant in new[] { Better, Equal, Undecided, Worse })
        {
            Assert.That(Of(Undecided, constant).Answer, Does.StartWith("Undecided"));
            Assert.That(Of(Worse, constant).Answer, Does.StartWith("No"));
            Assert.That(Of(Equal, constant).Answer, Does.StartWith("No"));
        }
    }

    [Test]
    public void Sentence_EveryOutcome_NamesTrainedRandomAndBestConstantRates()
    {
        DifferenceResult[] outcomes = [Better, Equal, Undecided, Worse];
        foreach (DifferenceResult random in outcomes)
        {
            foreach (DifferenceResult constant in outcomes)
            {
                string sentence = Of(random, constant).Sentence;
                Assert.That(sentence, Does.Contain("won 1.39\u00A0% of 1,655\u00A0test customers"));
                Assert.That(sentence, Does.Contain("“always assign an account manager”"));
                Assert.That(sentence, Does.EndWith("."));
            }
        }
    }

    [Test]
    public void OverRandom_IntervalAndPValueDisagree_IsUndecided()
    {
        Assert.That(Of(Better with { PValue = 0.2 }, Equal).OverRandom, Is.EqualTo(Comparison.Undecided));
        Assert.That(Of(Better with { Low = 0 }, Equal).OverRandom, Is.EqualTo(Comparison.Undecided));
    }

    [Test]
    public void Sentence_NoSubscriberUnderTheLoggedResponse_DecidesNothing()
    {
        ExperimentResult experiment = PlausibleResults.WithoutSubscriber().Experiments[0];
        var verdict = Verdict.Of(experiment);
        Assert.That(verdict.NothingToWin);
        Assert.That(verdict.Line, Is.EqualTo("the test split (12\u00A0customers) has no subscriber, so no policy can win anyone and nothing is decided."));
        Assert.That(verdict.Sentence, Does.StartWith("The test split"));
    }

    [Test]
    public void NothingToWin_NoSubscriberUnderTheSimulatedResponse_IsFalse()
    {
        ExperimentResult simulated = PlausibleResults.Simulated();
        Assert.That(Verdict.Of(simulated with { Test = simulated.Test with { Subscribers = 0 } }).NothingToWin, Is.False);
    }

    [Test]
    public void Line_CeilingOfZero_DecidesNothing()
    {
        ExperimentResult experiment = PlausibleResults.Prospective();
        Assert.That(Verdict.Of(experiment with { Test = experiment.Test with { Ceiling = 0 } }).Line, Does.StartWith("no policy can win any of the 1,655"));
    }

    [Test]
    public void Line_RandomRateOfZero_NamesNoFactor()
    {
        ExperimentResult experiment = PlausibleResults.Prospective();
        IReadOnlyList<PolicyResult> policies = [.. experiment.Test.Policies.Select(policy => policy.Name == "random" ? policy with { Rate = 0 } : policy)];
        Assert.That(Verdict.Of(experiment with { Test = experiment.Test with { Policies = policies } }).Line, Does.Not.Contain("×"));
    }

    private static Verdict Of(DifferenceResult random, DifferenceResult constant) =>
        Verdict.Of(PlausibleResults.With(PlausibleResults.Prospective(), random, constant with { Name = "always-manager" }));

    private static string LineOf(DifferenceResult random, DifferenceResult constant) => Of(random, constant).Line;
}
