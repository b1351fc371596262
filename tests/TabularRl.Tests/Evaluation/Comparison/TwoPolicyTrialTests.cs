using TabularRl.Evaluation.Comparison;

namespace TabularRl.Tests.Evaluation.Comparison;

internal sealed class TwoPolicyTrialTests
{
    private static readonly RateTrialPlan OneLook = new() { BaselineRate = 0.05, Difference = 0.05 };

    [Test]
    public void PlannedSize_OneLook_IsThatOfTheSampleSize()
    {
        var trial = new TwoPolicyTrial(OneLook);
        Assert.That(trial.PlannedSize, Is.EqualTo(new TrialSize(474, 474)));
        Assert.That(trial.Looks, Has.Length.EqualTo(1));
        Assert.That(trial.Looks[0].NominalSignificance, Is.EqualTo(0.05).Within(1e-6));
    }

    [TestCase(AlphaSpending.OBrienFleming, 1.0, 1.05)]
    [TestCase(AlphaSpending.Pocock, 1.15, 1.3)]
    public void PlannedSize_FiveLooks_IsLargerByTheInflation(AlphaSpending spending, double low, double high)
    {
        var trial = new TwoPolicyTrial(OneLook with { LookCount = 5, Spending = spending });
        Assert.That(trial.PlannedSize.Baseline / 474.0, Is.InRange(low, high));
        Assert.That(trial.Looks.Select(look => look.Size.Baseline), Is.Ordered);
        Assert.That(trial.Looks[^1].Size, Is.EqualTo(trial.PlannedSize));
    }

    [Test]
    public void Analyze_BeforeThePlannedSize_IsRefusedAndChangesNothing()
    {
        var trial = new TwoPolicyTrial(OneLook);
        Assert.That(
            () => trial.Analyze(new RateSample(1, 300), new RateSample(40, 300)),
            Throws.InvalidOperationException.With.Message.StartsWith("It is too early: look 1 of 1 is due at 474").And.Message.Contains("300 and 300 are in"));
        Assert.That(trial.Analyses, Is.Empty);
        Assert.That(trial.Analyze(new RateSample(20, 474), new RateSample(60, 474)).Decision, Is.EqualTo(TrialDecision.CandidateBetter));
    }

    [Test]
    public void Analyze_OneLook_IsFisherAtTheSignificanceWithTheOrdinaryInterval()
    {
        var trial = new TwoPolicyTrial(OneLook);
        TrialAnalysis analysis = trial.Analyze(new RateSample(24, 474), new RateSample(33, 474));
        Assert.That(analysis.PValue, Is.EqualTo(FisherExactTest.PValue(new(24, 474), new(33, 474))));
        Assert.That(analysis.DifferenceInterval.Low, Is.EqualTo(NewcombeInterval.OfDifference(new(24, 474), new(33, 474)).Low).Within(1e-6));
        Assert.That(analysis.Decision, Is.EqualTo(TrialDecision.Undecided));
        Assert.That(analysis.Verdict, Does.StartWith("No difference was shown: 6.962 % against 5.0633 %").And.Contain("percentage points, p = 0.2"));
        Assert.That(trial.IsOver);
    }

    [Test]
    public void Analyze_AfterTheEnd_IsRefusedButTheSameSamplesAreAnsweredAgain()
    {
        var trial = new TwoPolicyTrial(OneLook);
        TrialAnalysis analysis = trial.Analyze(new RateSample(24, 474), new RateSample(40, 474));
        Assert.That(trial.Analyze(new RateSample(24, 474), new RateSample(40, 474)), Is.SameAs(analysis));
        Assert.That(
            () => trial.Analyze(new RateSample(26, 520), new RateSample(50, 520)),
            Throws.InvalidOperationException.With.Message.StartsWith("The trial ended at look 1").And.Message.Contains("new trial"));
    }

    [Test]
    public void Analyze_BetweenPlannedLooks_IsRefused()
    {
        var trial = new TwoPolicyTrial(OneLook with { LookCount = 4 });
        PlannedLook first = trial.Looks[0];
        TrialAnalysis analysis = trial.Analyze(new RateSample(5, first.Size.Baseline), new RateSample(9, first.Size.Candidate));
        Assert.That(analysis.Decision, Is.EqualTo(TrialDecision.Continue));
        Assert.That(analysis.NominalSignificance, Is.EqualTo(first.NominalSignificance).Within(0.05 * first.NominalSignificance));
        long more = first.Size.Baseline + 20;
        Assert.That(
            () => trial.Analyze(new RateSample(5, more), new RateSample(20, more)), Throws.InvalidOperationException.With.Message.Contains("look 2 of 4").And.Message.Contains("not there"));
    }

    [Test]
    public void Analyze_LookThatComesLate_SkipsTheOnesItPassed()
    {
        var trial = new TwoPolicyTrial(OneLook with { LookCount = 4 });
        long late = trial.Looks[1].Size.Baseline + 30;
        Assert.That(trial.Analyze(new RateSample(15, late), new RateSample(20, late)).Decision, Is.EqualTo(TrialDecision.Continue));
        Assert.That(() => trial.Analyze(new RateSample(15, late + 30), new RateSample(25, late + 30)), Throws.InvalidOperationException.With.Message.Contains("look 3 of 4"));
        TrialAnalysis last = trial.Analyze(new RateSample(30, 700), new RateSample(38, 700));
        Assert.That((last.LookNumber, last.Decision), Is.EqualTo((2, TrialDecision.Undecided)));
        Assert.That(last.NominalSignificance, Is.InRange(0.04, 0.05), "what the skipped looks did not spend is left for the last");
    }

    [Test]
    public void Analyze_ReplayedLooks_GiveTheSameAnalyses()
    {
        RateTrialPlan plan = OneLook with { LookCount = 3, Spending = AlphaSpending.Pocock };
        (RateSample, RateSample)[] looks = [(new(8, 200), new(12, 200)), (new(19, 390), new(28, 390)), (new(30, 600), new(48, 600))];
        var first = new TwoPolicyTrial(plan);
        var second = new TwoPolicyTrial(plan);
        foreach ((RateSample baseline, RateSample candidate) in looks)
            first.Analyze(baseline, candidate);
        foreach ((RateSample baseline, RateSample candidate) in looks)
            second.Analyze(baseline, candidate);
        Assert.That(second.Analyses, Is.EqualTo(first.Analyses));
    }

    [Test]
    public void Analyze_ShrunkenSample_IsRefused()
    {
        var trial = new TwoPolicyTrial(OneLook with { LookCount = 2 });
        trial.Analyze(new RateSample(10, 300), new RateSample(12, 300));
        Assert.That(() => trial.Analyze(new RateSample(20, 290), new RateSample(60, 900)), Throws.ArgumentException.With.Message.Contains("fewer customers"));
        Assert.That(() => trial.Analyze(new RateSample(9, 500), new RateSample(60, 500)), Throws.ArgumentException.With.Message.Contains("fewer successes"));
    }

    [Test]
    public void Analyze_OtherKindThanPlanned_IsRefused()
    {
        var means = new TwoPolicyTrial(new MeanTrialPlan { Difference = 1, BaselineStandardDeviation = 4 });
        Assert.That(() => means.Analyze(new RateSample(1, 900), new RateSample(2, 900)), Throws.InvalidOperationException.With.Message.Contains("mean returns"));
        Assert.That(
            () => new TwoPolicyTrial(OneLook).Analyze(new MeanSample(1, 1, 900), new MeanSample(1, 1, 900)), Throws.InvalidOperationException.With.Message.Contains("rates"));
    }

    [Test]
    public void Analyze_Means_IsWelchAtTheSignificance()
    {
        var trial = new TwoPolicyTrial(new MeanTrialPlan { Difference = 1, BaselineStandardDeviation = 4 });
        Assert.That(trial.PlannedSize.Baseline, Is.EqualTo(253));
        TrialAnalysis analysis = trial.Analyze(new MeanSample(5, 4.2, 260), new MeanSample(3.9, 3.8, 255));
        Assert.That(analysis.Decision, Is.EqualTo(TrialDecision.BaselineBetter));
        Assert.That(analysis.PValue, Is.EqualTo(WelchTest.PValue(new(5, 4.2, 260), new(3.9, 3.8, 255))));
        Assert.That(analysis.Verdict, Does.StartWith("The baseline is better: 3.9 against 5, a difference of -1.1 ("));
    }

    [Test]
    public void Analyze_FirstOfTwentyLooks_HasAFiniteInterval()
    {
        var trial = new TwoPolicyTrial(new MeanTrialPlan { Difference = 1, BaselineStandardDeviation = 4, LookCount = 20 });
        TrialAnalysis analysis = trial.Analyze(new MeanSample(5, 4, 14), new MeanSample(6, 4, 14));
        Assert.That(analysis.Decision, Is.EqualTo(TrialDecision.Continue));
        Assert.That(double.IsFinite(analysis.DifferenceInterval.Low) && double.IsFinite(analysis.DifferenceInterval.High));
    }

    [Test]
    public void Constructor_PlanOutOfRange_IsRefused()
    {
        Assert.That(() => new TwoPolicyTrial(OneLook with { LookCount = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TwoPolicyTrial(OneLook with { LookCount = 21 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TwoPolicyTrial(OneLook with { Power = 0, LookCount = 3 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TwoPolicyTrial(OneLook with { Spending = (AlphaSpending)7 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
