using TabularRl.Evaluation;
using TabularRl.Evaluation.Auditing;
using TabularRl.Evaluation.Studies;
using TabularRl.Tests.Evaluation.Studies;

namespace TabularRl.Tests.Evaluation.Auditing;

/// <summary>Short ways to audit one thing.</summary>
internal static class Audits
{
    public const string Subject = "experiment";

    public static readonly PolicyStudyOptions Quick = new() { Evaluation = new EvaluatorOptions { MonteCarloHalfWidth = 0.02 } };

    public static AuditInput Input => new() { Subject = Subject };

    public static AuditReport Of(AuditInput input) => Auditor.Audit(input);

    /// <summary>A study of one policy among three actions, of which a rule says which win.</summary>
    public static PolicyStudyResult Study(Func<int, int, bool> wins, Func<int, int> rule, int startCount = 200, double? ceiling = null, bool isCovered = true) =>
        PolicyStudy.Run(
            () => new AnswerEnvironment(startCount, 3, wins),
            [new RulePolicy("trained", 3, rule) { IsCovered = isCovered }],
            Quick with { Ceiling = ceiling });

    public static AuditFinding Single(this AuditReport report, string code)
    {
        Assert.That(report.Codes, Does.Contain(code));
        return report.Single(finding => finding.Code == code);
    }
}
