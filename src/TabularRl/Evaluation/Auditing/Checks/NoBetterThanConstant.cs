using TabularRl.Evaluation.Studies;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class NoBetterThanConstant
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Policy is not { FromBestConstant: { Verdict: not DifferenceVerdict.Better } difference } policy)
            yield break;
        yield return input.Warning(
            AuditCodes.NoBetterThanConstant,
            difference.Difference,
            $"'{policy.Name}' earns {input.Study!.Show(policy)}, '{difference.BaselineName}' {input.Study!.Show(input.Study!.BestConstant)}: {difference.Describe()}.",
            "Say so beside every figure; the constant rule needs no learning and may be all that is needed.");
    }
}
