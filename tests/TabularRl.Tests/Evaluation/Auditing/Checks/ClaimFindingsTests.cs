using TabularRl.Evaluation.Auditing;

namespace TabularRl.Tests.Evaluation.Auditing.Checks;

public class ClaimFindingsTests
{
    private static readonly Claim Published = new()
    {
        Rate = 0.013,
        SampleSize = 1000,
        Population = "the test split",
        BaselineRate = 0.0044,
        BaselinePopulation = "all rows",
        LikeForLikeRate = 0.0142,
    };

    private static AuditReport Audit(Claim claim) => Auditor.Audit(new AuditInput { Subject = "published-claim", Claim = claim });

    [Test]
    public void Audit_PublishedClaim_HasAForeignBaselineAndTooFewSuccesses()
    {
        AuditReport report = Audit(Published);
        Assert.Multiple(() =>
        {
            Assert.That(report.Codes, Is.EqualTo(new[] { AuditCodes.ForeignBaseline, AuditCodes.TooFewSuccesses }));
            Assert.That(report.Select(finding => finding.Subject), Is.All.EqualTo("published-claim"));
            Assert.That(report[0].Figure, Is.EqualTo(0.0044 / 0.0142).Within(1e-12));
            Assert.That(report[0].Message, Does.Contain("3.0× is 0.9×"));
            Assert.That(report[1].Figure, Is.EqualTo(13));
            Assert.That(report[1].Message, Does.Contain("0.76 % to 2.21 %"));
        });
    }

    [Test]
    public void Audit_BaselineOfTheSamePopulation_IsNotFound() =>
        Assert.That(Audit(Published with { BaselinePopulation = "The test split " }).Has(AuditCodes.ForeignBaseline), Is.False);

    [Test]
    public void Audit_NothingToCompareWith_GivesTheBaselineItself() =>
        Assert.That(Audit(Published with { LikeForLikeRate = null }).Single(AuditCodes.ForeignBaseline).Figure, Is.EqualTo(0.0044));

    [Test]
    public void Audit_ManySuccesses_AreEnough() =>
        Assert.That(Audit(Published with { SampleSize = 10_000 }).Has(AuditCodes.TooFewSuccesses), Is.False);

    [Test]
    public void Audit_MoreSuccessesThanTrials_IsRefused() =>
        Assert.That(() => Audit(Published with { SuccessCount = 1001 }), Throws.ArgumentException);
}
