using TabularRl.Evaluation;
using TabularRl.Evaluation.Studies;
using TabularRl.Policies;
using TabularRl.Statistics;
using TabularRl.Tests.Environments;

namespace TabularRl.Tests.Evaluation.Studies;

public class PolicyStudyTests
{
    private static readonly PolicyStudyOptions Quick = new() { Evaluation = new EvaluatorOptions { MonteCarloHalfWidth = 0.02 } };

    /// <summary>Even starts want action 0, odd ones action 1; action 2 never wins.</summary>
    private static AnswerEnvironment Parity() => new(200, 3, (start, action) => action == start % 2);

    private static RulePolicy Knowing => new("knowing", 3, start => start % 2);

    private static PolicyStudyResult Study(params IPolicy[] policies) => PolicyStudy.Run(Parity, policies, Quick);

    [Test]
    public void Run_OnePolicy_AddsTheRandomAndEveryConstantPolicy()
    {
        PolicyStudyResult study = PolicyStudy.Run(Parity, [Knowing], Quick with { ActionNames = ["left", "right", "wait"], Ceiling = 1 });
        Assert.Multiple(() =>
        {
            Assert.That(
                study.Policies.Select(policy => policy.Name), Is.EqualTo(new[] { "knowing", "random", "always-left", "always-right", "always-wait" }));
            Assert.That(study.BestConstantName, Is.EqualTo("always-left"), "the lower of two equals");
            Assert.That(study["knowing"].GoalRate, Is.EqualTo(1));
            Assert.That(study["always-right"].GoalRate, Is.EqualTo(0.5));
            Assert.That(study["always-wait"].MeanReturn, Is.EqualTo(-1));
            Assert.That(study.Random.GoalRate, Is.EqualTo(1.0 / 3).Within(0.03));
            Assert.That(study["always-left"].GoalRateInterval, Is.EqualTo(WilsonInterval.Of(100, 200)));
        });
    }

    [Test]
    public void Run_EvaluatorOfItsOwn_GivesTheStudyOfManyPlays()
    {
        PolicyStudyResult computed = PolicyStudy.Run(
            new AnswerEvaluator(200, 3, (start, action) => action == start % 2 ? 1 : 0), [new PolicyGroup(Knowing)], Quick with { ActionNames = ["left", "right", "wait"] });
        PolicyStudyResult played = PolicyStudy.Run(Parity, [Knowing], Quick with { ActionNames = ["left", "right", "wait"] });
        Assert.Multiple(() =>
        {
            Assert.That(computed.Policies.Select(policy => policy.Name), Is.EqualTo(played.Policies.Select(policy => policy.Name)));
            Assert.That(computed.Random.GoalRate, Is.EqualTo(1.0 / 3).Within(1e-15), "no Monte-Carlo error");
            Assert.That(computed["knowing"].FromBestConstant, Is.EqualTo(played["knowing"].FromBestConstant));
            Assert.That((computed.Measure, computed.IsEnvironmentDeterministic), Is.EqualTo((PolicyMeasure.GoalRate, true)));
            Assert.That(() => PolicyStudy.Run(new AnswerEvaluator(1, 3, (_, _) => 0), (PolicyGroup[])[]), Throws.ArgumentException);
        });
    }

    [Test]
    public void Run_PolicyThatKnows_IsBetterThanRandomAndTheBestConstant()
    {
        StudiedPolicy policy = Study(Knowing)["knowing"];
        Assert.Multiple(() =>
        {
            Assert.That(policy.FromRandom!.Verdict, Is.EqualTo(DifferenceVerdict.Better));
            Assert.That(policy.FromBestConstant!.Verdict, Is.EqualTo(DifferenceVerdict.Better));
            Assert.That(policy.FromBestConstant!.Difference, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(policy.FromBestConstant!.FurtherUnitCount, Is.Null);
            Assert.That(policy.FromBestConstant!.DifferenceInterval.Low, Is.GreaterThan(0.4));
            Assert.That(policy.FromRandomOverStarts, Is.EqualTo(policy.FromRandom));
        });
    }

    [Test]
    public void Run_PolicyThatNeverWins_IsWorse()
    {
        StudiedPolicy policy = Study(new ConstantPolicy(2, 3, "stubborn"))["stubborn"];
        Assert.That(policy.FromRandom!.Verdict, Is.EqualTo(DifferenceVerdict.Worse));
        Assert.That(policy.FromRandom!.Describe(), Is.EqualTo("worse than random"));
    }

    [Test]
    public void Run_PolicyEqualToTheBestConstant_SaysThatNoNumberWouldDecide()
    {
        PolicyDifference difference = Study(new ConstantPolicy(0, 3, "trained"))["trained"].FromBestConstant!;
        Assert.Multiple(() =>
        {
            Assert.That(difference.Verdict, Is.EqualTo(DifferenceVerdict.Equal));
            Assert.That(difference.PValue, Is.EqualTo(1));
            Assert.That(difference.FurtherUnitCount, Is.Null);
            Assert.That(difference.Describe(), Does.Contain("no number of further starts would decide"));
        });
    }

    [Test]
    public void Run_SmallDifference_SaysHowManyFurtherStartsWouldDecide()
    {
        // Better than always-0 on four starts and worse on one: d = 3/200.
        var policy = new RulePolicy("slightly", 3, start => start is 1 or 3 or 5 or 7 or 8 ? 1 : 0);
        PolicyDifference difference = Study(policy)["slightly"].FromBestConstant!;
        double variance = (5 - 9.0 / 200) / 199;
        double z = 1.959964 + 0.841621;
        double needed = Math.Ceiling(z * z * variance / (0.015 * 0.015));
        Assert.Multiple(() =>
        {
            Assert.That(difference.Verdict, Is.EqualTo(DifferenceVerdict.Undecided));
            Assert.That(difference.PValue, Is.EqualTo(12.0 / 32).Within(1e-12), "at least 3 of 5 signs' surplus, both ways");
            Assert.That(difference.FurtherUnitCount, Is.EqualTo((long)needed - 200));
            Assert.That(difference.Describe(), Does.Contain("further starts would decide"));
        });
    }

    [Test]
    public void Run_OppositeDifferences_AreUndecidedForEver()
    {
        var policy = new RulePolicy("swap", 3, start => start is 1 or 2 ? 1 : 0);
        PolicyDifference difference = Study(policy)["swap"].FromBestConstant!;
        Assert.That(difference.Verdict, Is.EqualTo(DifferenceVerdict.Undecided));
        Assert.That(difference.FurtherUnitCount, Is.Null);
        Assert.That(difference.Describe(), Does.Contain("exactly 0"));
    }

    [Test]
    public void Run_GroupOfSeeds_TakesTheSeedAsUnit()
    {
        // Seeds win all even starts and 10, 20, 30 of the odd ones.
        IPolicy[] members = [.. Enumerable.Range(1, 3).Select(seed => new RulePolicy("trained", 3, start => start % 2 == 1 && start < 20 * seed ? 1 : 0))];
        PolicyStudyResult study = PolicyStudy.Run(Parity, [new PolicyGroup("trained", members)], Quick);
        StudiedPolicy trained = study["trained"];
        // t(0.975, 2) = 4.302653, s = 0.05.
        double halfWidth = 4.302653 * 0.05 / Math.Sqrt(3);
        Assert.Multiple(() =>
        {
            Assert.That(trained.Unit, Is.EqualTo(StudyUnit.TrainingSeed));
            Assert.That(trained.GoalRate, Is.EqualTo(0.6).Within(1e-12));
            Assert.That(trained.GoalRateInterval.Low, Is.EqualTo(0.6 - halfWidth).Within(1e-6));
            Assert.That(trained.FromBestConstant!.UnitCount, Is.EqualTo(3));
            Assert.That(trained.FromBestConstant!.DifferenceInterval.High, Is.EqualTo(0.1 + halfWidth).Within(1e-6));
            // t = 0.1 / (0.05 / √3) = 3.4641 with two degrees of freedom: p = 0.0742.
            Assert.That(trained.FromBestConstant!.PValue, Is.EqualTo(0.0742).Within(1e-4));
            Assert.That(trained.FromBestConstant!.Verdict, Is.EqualTo(DifferenceVerdict.Undecided));
            Assert.That(trained.FromBestConstantOverStarts!.UnitCount, Is.EqualTo(200));
            Assert.That(trained.FromBestConstantOverStarts!.Difference, Is.EqualTo(0.1).Within(1e-12));
            Assert.That(trained.FromBestConstantOverStarts!.Verdict, Is.EqualTo(DifferenceVerdict.Better));
        });
    }

    [Test]
    public void Run_OnOneCoreAndOnMany_GivesTheSameFigures()
    {
        static string Play(int cores) => PolicyStudy.Run(
            () => new SlipperyChainEnvironment(6, 0.2), [new ConstantPolicy(1, 2, "right")], new PolicyStudyOptions
            {
                Evaluation = new EvaluatorOptions { MonteCarloHalfWidth = 0.05, MaxStepsPerEpisode = 20 },
                MaxParallelism = cores,
            }).ToText();

        Assert.That(Play(4), Is.EqualTo(Play(1)));
    }

    [Test]
    public void Run_MaskedEnvironment_PlaysBaselinesLegally()
    {
        PolicyStudyResult study = PolicyStudy.Run(
            () => new MaskedGridEnvironment(3), [new ConstantPolicy(1, 4, "mine")], Quick with { Evaluation = new EvaluatorOptions { MaxStepsPerEpisode = 50, MaxRepetitionCount = 100 } });
        Assert.That(study.Random.MeanStepCount, Is.InRange(4, 50));
    }

    [Test]
    public void Run_ByMeanReturn_ComparesReturns()
    {
        PolicyStudyResult study = PolicyStudy.Run(Parity, [Knowing], Quick with { Measure = PolicyMeasure.MeanReturn });
        Assert.That(study["knowing"].FromBestConstant!.Difference, Is.EqualTo(5).Within(1e-12));
        Assert.That(study.ToText(), Does.Contain("compared by mean return"));
    }

    [Test]
    public void ToText_Study_NamesEveryPolicyAndVerdict()
    {
        string text = PolicyStudy.Run(Parity, [Knowing], Quick with { Ceiling = 1 }).ToText();
        Assert.That(text, Does.Contain("always-2").And.Contain("knowing: better than random (difference +").And.Contain("200 starts")
            .And.Contain("The most that any policy can reach is 100.00 %."));
    }

    [Test]
    public void Run_NamesThatClash_AreRefused() =>
        Assert.That(() => Study(new ConstantPolicy(0, 3, "random")), Throws.ArgumentException.With.Message.Contains("'random'"));

    [Test]
    public void Run_BadInput_IsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => Study(), Throws.ArgumentException);
        Assert.That(() => PolicyStudy.Run(Parity, [Knowing], Quick with { Power = 1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PolicyStudy.Run(Parity, [Knowing], Quick with { ActionNames = ["one"] }), Throws.ArgumentException);
        Assert.That(() => Study(new ConstantPolicy(0, 2, "small")), Throws.ArgumentException.With.Message.Contains("'small'"));
        Assert.That(() => new PolicyGroup("none", []), Throws.ArgumentException);
    });

    [Test]
    public void Run_Cancelled_Throws() => Assert.That(
        () => PolicyStudy.Run(Parity, [Knowing], Quick, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
}
