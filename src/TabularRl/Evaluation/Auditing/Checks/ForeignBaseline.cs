using System.Globalization;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class ForeignBaseline
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Claim is not { BaselineRate: { } baseline, BaselinePopulation: { } elsewhere } claim || IsSame(elsewhere, claim.Population))
            yield break;
        double? fair = claim.LikeForLikeRate ?? input.Study?.Random.GoalRate;
        bool known = fair > 0 && baseline > 0;
        string message = known
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The baseline of {baseline.Percent()} was measured on {elsewhere}, the claim on {claim.Population}; there the random policy earns {fair!.Value.Percent()}, so {claim.Rate / baseline:F1}× is {claim.Rate / fair.Value:F1}×.")
            : $"The baseline of {baseline.Percent()} was measured on {elsewhere}, the claim on {claim.Population}.";
        yield return input.Error(
            AuditCodes.ForeignBaseline,
            known ? baseline / fair!.Value : baseline,
            message,
            "Play the baseline in the same environment from the same starts.");
    }

    private static bool IsSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
