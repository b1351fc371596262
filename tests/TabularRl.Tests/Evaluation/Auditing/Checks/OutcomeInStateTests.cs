using TabularRl.Evaluation.Auditing;
using TabularRl.Randomness;
using TabularRl.Tests.Evaluation.Studies;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Evaluation.Auditing.Checks;

public class OutcomeInStateTests
{
    private const int Starts = 1655;

    private static readonly bool[] Outcomes = [.. Enumerable.Range(0, Starts).Select(start => start % 66 == 0)];

    private static AuditReport Audit(string name, Func<int, int> cell) => Audits.Of(Audits.Input with
    {
        StartOutcomes = new StartOutcomes([name], [[.. Enumerable.Range(0, Starts).Select(cell)]], Outcomes),
    });

    [Test]
    public void Audit_StageThatMostSuccessesHaveReached_IsFound()
    {
        // 21 of 26 stand at stage 6, where nobody else does.
        AuditFinding finding = Audit("Stage", start => Outcomes[start] && start >= 330 ? 6 : start % 3).Single(AuditCodes.OutcomeInState);
        Assert.That(finding.Figure, Is.InRange(0.6, 0.9));
        Assert.That(finding.Message, Does.StartWith("Stage of the first observation"));
    }

    [Test]
    public void Audit_TheOutcomeItself_TellsAll() =>
        Assert.That(Audit("Outcome", start => Outcomes[start] ? 1 : 0).Single(AuditCodes.OutcomeInState).Figure, Is.EqualTo(1).Within(0.02));

    [TestCase(2)]
    [TestCase(80)]
    [TestCase(800)]
    [TestCase(100_000)]
    public void Audit_CellsAtRandom_AreNotFound(int cellCount)
    {
        var random = new Xoshiro256(5);
        Assert.That(Audit("Noise", _ => random.NextInt32(cellCount)), Is.Empty);
    }

    [Test]
    public void Audit_NoSuccessAtAll_IsNotFound() => Assert.That(
        Audits.Of(Audits.Input with { StartOutcomes = new StartOutcomes(["Stage"], [[1, 2, 3]], [false, false, false]) }), Is.Empty);

    [Test]
    public void From_Environment_NotesTheCellsOfEveryStart()
    {
        var environment = new AnswerEnvironment(60, 2, (_, _) => false);
        StartOutcomes starts = StartOutcomes.From(environment, Make.Whole(), ["Start"], [.. Enumerable.Range(0, 60).Select(start => start < 30)]);
        Assert.That(starts.FeatureNames, Is.EqualTo(new[] { "Start" }));
        // A number that each start has alone tells the outcome of none but itself: as much as by chance.
        Assert.That(Audits.Of(Audits.Input with { StartOutcomes = starts }), Is.Empty);
        Assert.That(() => StartOutcomes.From(environment, Make.Whole(), null, [true]), Throws.ArgumentException);
    }
}
