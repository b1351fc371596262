using System.Globalization;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class TiedValues
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Decisions is not { } decisions || decisions.TiedShare <= options.MaxTiedShare)
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
