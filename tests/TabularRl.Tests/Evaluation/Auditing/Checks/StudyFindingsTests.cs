using TabularRl.Evaluation;
using TabularRl.Evaluation.Auditing;
using TabularRl.Evaluation.Studies;
using TabularRl.Policies;
using TabularRl.Tests.Environments;

namespace TabularRl.Tests.Evaluation.Auditing.Checks;

/// <summary>The findings that a study alone gives.</summary>
public class StudyFindingsTests
{
    private static bool Parity(int start, int action) => action == start % 2;

    private static AuditReport Audit(PolicyStudyResult study) => Audits.Of(Audits.Input with { Study = study });

    [Test]
    public void Audit_PolicyThatKnows_FindsNothing() =>
        Assert.That(Audit(Audits.Study(Parity, start => start % 2, ceiling: 1)), Is.Empty);

    [Test]
    public void UnseenStates_PolicyThatNeverActedOnWhatItLearned_IsFoundWithItsCoverage()
    {
        AuditFinding finding = Audit(Audits.Study(Parity, start => start % 2, isCovered: false)).Single(AuditCodes.UnseenStates);
        Assert.Multiple(() =>
        {
            Assert.That(finding.Figure, Is.Zero);
            Assert.That(finding.Severity, Is.EqualTo(AuditSeverity.Error));
            Assert.That(finding.Subject, Is.EqualTo(Audits.Subject));
            Assert.That(finding.Message, Does.StartWith("Only 0 % of the decisions of 'trained'"));
        });
    }

    [Test]
    public void NoBetterThanRandom_PolicyThatNeverWins_IsFound()
    {
        AuditReport report = Audit(Audits.Study(Parity, _ => 2));
        AuditFinding finding = report.Single(AuditCodes.NoBetterThanRandom);
        Assert.That(finding.Figure, Is.EqualTo(-1.0 / 3).Within(0.03));
        Assert.That(finding.Message, Does.Contain("worse than random"));
        Assert.That(report.Has(AuditCodes.NoBetterThanConstant), Is.True);
    }

    [Test]
    public void NoBetterThanConstant_BestConstantItself_IsFoundButBetterThanRandom()
    {
        AuditReport report = Audit(Audits.Study(Parity, _ => 0));
        Assert.That(report.Single(AuditCodes.NoBetterThanConstant).Figure, Is.Zero);
        Assert.That(report.Has(AuditCodes.NoBetterThanRandom), Is.False);
    }

    [Test]
    public void NothingToGain_ConstantPolicyAtTheCeiling_IsFound()
    {
        AuditFinding finding = Audit(Audits.Study((start, action) => action == 1 && start < 100, _ => 1, ceiling: 0.5)).Single(AuditCodes.NothingToGain);
        Assert.That(finding.Figure, Is.Zero);
        Assert.That(finding.Message, Does.Contain("always-1").And.Contain("50 %"));
    }

    [Test]
    public void NothingToGain_CeilingAboveTheConstantPoliciesOrUnknown_IsNotFound() => Assert.Multiple(() =>
    {
        Assert.That(Audit(Audits.Study(Parity, _ => 0, ceiling: 1)).Has(AuditCodes.NothingToGain), Is.False);
        Assert.That(Audit(Audits.Study(Parity, _ => 0)).Has(AuditCodes.NothingToGain), Is.False);
    });

    [Test]
    public void TooFewSuccesses_TwentyThreeStarts_AreFoundHoweverOftenTheyArePlayed()
    {
        PolicyStudyResult study = PolicyStudy.Run(
            () => new Studies.AnswerEnvironment(1655, 3, (start, action) => start < 23),
            [new UniformRandomPolicy(3, "trained")],
            Audits.Quick);
        Assert.That(study["trained"].Evaluations[0].RepetitionCount, Is.GreaterThanOrEqualTo(20));
        AuditFinding finding = Audit(study).Single(AuditCodes.TooFewSuccesses);
        Assert.That(finding.Figure, Is.EqualTo(23));
        Assert.That(finding.Message, Does.Contain("23 successes in 1,655"));
    }

    [Test]
    public void TooFewSuccesses_RandomEnvironmentPlayedOften_IsNotFound()
    {
        PolicyStudyResult study = PolicyStudy.Run(
            () => new BanditEnvironment(0.05, 0.02) { StartCount = 20 },
            [new ConstantPolicy(0, 2, "trained")],
            new PolicyStudyOptions { Evaluation = new EvaluatorOptions { MonteCarloHalfWidth = 0.01 } });
        Assert.That(study["trained"].GoalRate * study.StartCount, Is.LessThan(30), "the starts alone would be too few");
        Assert.That(Audit(study).Has(AuditCodes.TooFewSuccesses), Is.False);
    }

    [Test]
    public void TooFewSuccesses_RandomEnvironmentThatWasComputed_IsNotFound()
    {
        var evaluator = new Studies.AnswerEvaluator(20, 2, (_, action) => action == 0 ? 0.05 : 0.02) { IsDeterministic = false };
        PolicyStudyResult study = PolicyStudy.Run(evaluator, [new PolicyGroup(new ConstantPolicy(0, 2, "trained"))]);
        Assert.That(Audit(study).Has(AuditCodes.TooFewSuccesses), Is.False);
        PolicyStudyResult log = PolicyStudy.Run(new Studies.AnswerEvaluator(20, 2, (start, _) => start == 0 ? 1 : 0), [new PolicyGroup(new ConstantPolicy(0, 2, "trained"))]);
        Assert.That(Audit(log).Has(AuditCodes.TooFewSuccesses), Is.True, "a log has as many trials as starts, computed or not");
    }

    [Test]
    public void Audit_NamedPolicy_IsTheOneJudged()
    {
        PolicyStudyResult study = PolicyStudy.Run(
            () => new Studies.AnswerEnvironment(200, 3, Parity),
            [new Studies.RulePolicy("good", 3, start => start % 2), new Studies.RulePolicy("bad", 3, _ => 2)],
            Audits.Quick);
        Assert.That(Audits.Of(Audits.Input with { Study = study, PolicyName = "good" }), Is.Empty);
        Assert.That(Audits.Of(Audits.Input with { Study = study, PolicyName = "bad" }).Has(AuditCodes.NoBetterThanRandom), Is.True);
        Assert.That(() => Audits.Of(Audits.Input with { Study = study, PolicyName = "none" }), Throws.InstanceOf<KeyNotFoundException>());
    }
}
