using TabularRl.Evaluation.Auditing;

namespace TabularRl.Tests.Evaluation.Auditing.Checks;

public class RefittedEncoderTests
{
    private static readonly Dictionary<string, int> Training = new() { ["Canada"] = 0, ["Kenya"] = 1, ["USA"] = 2 };

    private static AuditReport Audit(Dictionary<string, int> evaluation, int unknown, params string?[] starts) => Audits.Of(Audits.Input with
    {
        Encoders =
        [
            new EncoderComparison
            {
                Feature = "Country", Training = Training, TrainingUnknown = 3, Evaluation = evaluation, EvaluationUnknown = unknown, EvaluationStarts = starts,
            },
        ],
    });

    [Test]
    public void Audit_NumberedAnew_IsFoundWithTheShareOfStarts()
    {
        AuditFinding finding = Audit(new() { ["Canada"] = 0, ["USA"] = 1 }, 2, "Canada", "USA", "USA", null).Single(AuditCodes.RefittedEncoder);
        Assert.That(finding.Figure, Is.EqualTo(0.75), "both from the USA and the missing one");
        Assert.That(finding.Message, Does.StartWith("Country was numbered anew").And.Contain("75 % of the starts"));
    }

    [Test]
    public void Audit_NoStartsGiven_CountsCategories() =>
        Assert.That(Audit(new() { ["Canada"] = 0, ["USA"] = 1 }, 2).Single(AuditCodes.RefittedEncoder).Figure, Is.EqualTo(0.5));

    [Test]
    public void Audit_FittedOnce_IsNotFound() => Assert.That(Audit(Training, 3, "Canada", "USA", null, "Chile"), Is.Empty);
}
