using System.Globalization;
using TabularRl.Evaluation.Studies;

namespace TabularRl.Evaluation.Auditing.Checks;

/// <summary>How checks word what they find.</summary>
internal static class Findings
{
    public static AuditFinding Error(this AuditInput input, string code, double figure, string message, string advice) =>
        Create(input, AuditSeverity.Error, code, figure, message, advice);

    public static AuditFinding Warning(this AuditInput input, string code, double figure, string message, string advice) =>
        Create(input, AuditSeverity.Warning, code, figure, message, advice);

    public static AuditFinding Note(this AuditInput input, string code, double figure, string message, string advice) =>
        Create(input, AuditSeverity.Note, code, figure, message, advice);

    // What is not none and not all is never rounded to it.
    public static string Percent(this double share) => share switch
    {
        > 0 and < 0.00005 => "less than 0.01 %",
        >= 0.99995 and < 1 => "more than 99.99 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %"),
    };

    /// <summary>Whether checks of a study look at exact values, which are returns.</summary>
    public static bool UsesExactValues(this PolicyStudyResult study) => study is { Measure: PolicyMeasure.MeanReturn, ExactOptimum: not null };

    /// <summary>What a check compares of a policy: its exact value if there is one, else the figure that was played.</summary>
    public static double FigureOf(this PolicyStudyResult study, StudiedPolicy policy) => study.UsesExactValues() ? policy.ExactValue!.Value : study.ValueOf(policy);

    public static PolicyDifference? FromRandom(this PolicyStudyResult study, StudiedPolicy policy) =>
        (study.UsesExactValues() ? policy.ExactFromRandom : null) ?? policy.FromRandom;

    public static PolicyDifference? FromBestConstant(this PolicyStudyResult study, StudiedPolicy policy) =>
        (study.UsesExactValues() ? policy.ExactFromBestConstant : null) ?? policy.FromBestConstant;

    public static string Show(this PolicyStudyResult study, StudiedPolicy policy) =>
        study.Show(study.FigureOf(policy)) + (study.UsesExactValues() ? " exactly" : "");

    public static string Show(this PolicyStudyResult study, double value) =>
        study.Measure == PolicyMeasure.GoalRate ? value.Percent() : value.ToString("F3", CultureInfo.InvariantCulture);

    private static AuditFinding Create(AuditInput input, AuditSeverity severity, string code, double figure, string message, string advice) => new()
    {
        Code = code,
        Severity = severity,
        Figure = figure,
        Message = message,
        Advice = advice,
        Subject = input.Subject,
    };
}
