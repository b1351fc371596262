using TabularRl.Evaluation.Auditing;

namespace TabularRl.Tests.Evaluation.Auditing.Checks;

public class SeedReuseTests
{
    [Test]
    public void Audit_SharedSeeds_AreFoundAndCounted()
    {
        AuditFinding finding = Audits.Of(Audits.Input with { TrainingSeeds = [1, 2, 42], EvaluationSeeds = [42, 1, 7] }).Single(AuditCodes.SeedReuse);
        Assert.That(finding.Figure, Is.EqualTo(2));
        Assert.That(finding.Message, Does.Contain("(1, 42)"));
    }

    [Test]
    public void Audit_SeedsOfTheirOwn_AreNotFound() =>
        Assert.That(Audits.Of(Audits.Input with { TrainingSeeds = [1, 2], EvaluationSeeds = [3] }), Is.Empty);
}
