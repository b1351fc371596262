using System.Globalization;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class TiedValues
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Decisions is not { } decisions || decisions.TiedShare <= options.MaxTiedShare)
            yield break;
        // Whichever of equal actions is drawn, this policy is as good as optimal: the ties are true.
        if (input is { Study: { } study, Policy: { } policy } && study.UsesExactValues() && policy.ExactEvaluations.All(exact => exact.NormalizedRegret <= options.HarmlessRegret))
            yield break;
        yield return input.Warning(
            AuditCodes.TiedValues,
            decisions.TiedShare,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{decisions.TiedShare.Percent()} of {decisions.CoveredCount:N0} decisions on known states were drawn by lot among actions of equal value."),
            "Let ties defer to a coarser state, or train until the values separate.");
    }
}
