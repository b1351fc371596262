using Microsoft.Extensions.Logging;
using TabularRl.Evaluation.Auditing;

namespace TabularRl.Tests.Evaluation.Auditing;

public class AuditReportTests
{
    private static AuditReport Report => Auditor.Audit(new AuditInput
    {
        Subject = "claim",
        TrainingSeeds = [1],
        EvaluationSeeds = [1],
        Claim = new Claim { Rate = 0.013, SampleSize = 1000, Population = "test", BaselineRate = 0.0044, BaselinePopulation = "all" },
    });

    [Test]
    public void Audit_NothingGiven_FindsNothing()
    {
        Assert.That(Audits.Of(Audits.Input), Is.Empty);
        Assert.That(Audits.Of(Audits.Input).ToText(), Is.EqualTo("The audit found nothing.\n"));
    }

    [Test]
    public void Audit_Twice_GivesTheSameFindings()
    {
        AuditReport first = Report;
        Assert.That(Report.ToArray(), Is.EqualTo(first.ToArray()));
    }

    [Test]
    public void ToText_Findings_AreALineEach() =>
        Assert.That(Report.ToText().TrimEnd('\n').Split('\n')[1], Does.StartWith("claim: warning seed-reuse (1): 1 of the evaluation's seeds"));

    [Test]
    public void WriteTo_Logger_WritesEachAtItsLevel()
    {
        var logger = new LevelLogger();
        Report.WriteTo(logger);
        Assert.That(logger.Lines, Has.Count.EqualTo(3));
        Assert.That(logger.Lines[0].Level, Is.EqualTo(LogLevel.Error));
        Assert.That(logger.Lines[1].Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(logger.Lines[0].Text, Does.StartWith("claim: foreign-baseline (0.0044): The baseline of 0.44 %"));
    }

    [Test]
    public void All_Codes_AreThirteen() => Assert.That(AuditCodes.All.Distinct().Count(), Is.EqualTo(13));

    private sealed class LevelLogger : ILogger
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
