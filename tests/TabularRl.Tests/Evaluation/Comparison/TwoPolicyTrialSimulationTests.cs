using TabularRl.Evaluation.Comparison;
using TabularRl.Randomness;

namespace TabularRl.Tests.Evaluation.Comparison;

/// <summary>False alarms, power and coverage of simulated trials; bounds are three standard errors of the simulation.</summary>
internal sealed class TwoPolicyTrialSimulationTests
{
    private const int TrialCount = 1000;

    private static readonly double FalseAlarmBound = 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / TrialCount);

    [TestCase(1, AlphaSpending.OBrienFleming, 0.004, 0.008)]
    [TestCase(5, AlphaSpending.OBrienFleming, 0.004, 0.008)]
    [TestCase(5, AlphaSpending.Pocock, 0.004, 0.008)]
    [TestCase(1, AlphaSpending.OBrienFleming, 0.3, 0.05)]
    [TestCase(5, AlphaSpending.OBrienFleming, 0.3, 0.05)]
    [TestCase(5, AlphaSpending.Pocock, 0.3, 0.05)]
    public void Analyze_NoDifference_RaisesFalseAlarmsNoMoreOftenThanPlanned(int looks, AlphaSpending spending, double rate, double difference)
    {
        var plan = new RateTrialPlan { BaselineRate = rate, Difference = difference, LookCount = looks, Spending = spending };
        (double found, double covered, _) = Simulate(plan, rate);
        TestContext.Out.WriteLine($"false alarms {found:P2}, covered at every look {covered:P2}");
        Assert.That(found, Is.LessThanOrEqualTo(FalseAlarmBound));
        Assert.That(covered, Is.GreaterThanOrEqualTo(1 - FalseAlarmBound));
    }

    [TestCase(1, AlphaSpending.OBrienFleming, 0.004, 0.008, 1)]
    [TestCase(5, AlphaSpending.OBrienFleming, 0.3, 0.05, 1)]
    [TestCase(5, AlphaSpending.Pocock, 0.3, 0.05, 1)]
    [TestCase(1, AlphaSpending.OBrienFleming, 0.1, 0.1, 3)]
    public void Analyze_PlannedDifference_IsFoundAsOftenAsPlanned(int looks, AlphaSpending spending, double rate, double difference, double ratio)
    {
        var plan = new RateTrialPlan { BaselineRate = rate, Difference = difference, LookCount = looks, Spending = spending, AllocationRatio = ratio };
        (double found, double covered, double share) = Simulate(plan, rate + difference);
        TestContext.Out.WriteLine($"found {found:P2}, covered {covered:P2}, mean share of the planned size {share:P1}");
        Assert.That(found, Is.EqualTo(0.8).Within(0.05));
        Assert.That(covered, Is.GreaterThanOrEqualTo(1 - FalseAlarmBound));
        if (looks > 1)
            Assert.That(share, Is.LessThan(0.85), "looks let a trial end early");
    }

    [Test]
    public void Analyze_NaivePeeking_WouldRaiseMoreFalseAlarms()
    {
        var random = new Pcg64(5);
        int found = 0;
        for (int trial = 0; trial < TrialCount; trial++)
        {
            RateSample baseline = default;
            RateSample candidate = default;
            bool isFound = false;
            for (int look = 0; look < 5 && !isFound; look++)
            {
                baseline = baseline.Plus(random.DrawSample(0.3, 300));
                candidate = candidate.Plus(random.DrawSample(0.3, 300));
                isFound = FisherExactTest.PValue(baseline, candidate) <= 0.05;
            }

            found += isFound ? 1 : 0;
        }

        Assert.That((double)found / TrialCount, Is.GreaterThan(0.09));
    }

    [TestCase(1, 0.0)]
    [TestCase(4, 0.0)]
    [TestCase(4, 0.5)]
    public void Analyze_Means_HasThePlannedLevelAndPower(int looks, double difference)
    {
        var plan = new MeanTrialPlan { Difference = 0.5, BaselineStandardDeviation = 1, CandidateStandardDeviation = 1.5, LookCount = looks, Spending = AlphaSpending.Pocock };
        var random = new Pcg64(9);
        var planned = new TwoPolicyTrial(plan);
        int found = 0;
        for (int i = 0; i < TrialCount; i++)
        {
            var trial = new TwoPolicyTrial(planned);
            var baseline = new List<double>();
            var candidate = new List<double>();
            while (!trial.IsOver)
            {
                PlannedLook look = trial.Looks[trial.Analyses.Count];
                while (baseline.Count < look.Size.Baseline)
                    baseline.Add(random.NextNormal());
                while (candidate.Count < look.Size.Candidate)
                    candidate.Add(difference + 1.5 * random.NextNormal());
                trial.Analyze(MeanSample.Of([.. baseline]), MeanSample.Of([.. candidate]));
            }

            found += trial.Analyses[^1].Decision == TrialDecision.Undecided ? 0 : 1;
        }

        double rate = (double)found / TrialCount;
        TestContext.Out.WriteLine($"found {rate:P2}");
        if (difference == 0)
            Assert.That(rate, Is.LessThanOrEqualTo(FalseAlarmBound));
        else
            Assert.That(rate, Is.EqualTo(0.8).Within(0.05));
    }

    private static (double Found, double Covered, double MeanShare) Simulate(RateTrialPlan plan, double candidateRate)
    {
        var random = new Pcg64(5);
        var planned = new TwoPolicyTrial(plan);
        int found = 0;
        int covered = 0;
        double share = 0;
        double difference = candidateRate - plan.BaselineRate;
        for (int i = 0; i < TrialCount; i++)
        {
            var trial = new TwoPolicyTrial(planned);
            RateSample baseline = default;
            RateSample candidate = default;
            while (!trial.IsOver)
            {
                TrialSize size = trial.Looks[trial.Analyses.Count].Size;
                baseline = baseline.Plus(random.DrawSample(plan.BaselineRate, size.Baseline - baseline.Count));
                candidate = candidate.Plus(random.DrawSample(candidateRate, size.Candidate - candidate.Count));
                trial.Analyze(baseline, candidate);
            }

            found += trial.Analyses[^1].Decision == TrialDecision.Undecided ? 0 : 1;
            covered += trial.Analyses.All(look => look.DifferenceInterval.Low <= difference && difference <= look.DifferenceInterval.High) ? 1 : 0;
            share += trial.Analyses[^1].InformationShare;
        }

        return ((double)found / TrialCount, (double)covered / TrialCount, share / TrialCount);
    }
}
