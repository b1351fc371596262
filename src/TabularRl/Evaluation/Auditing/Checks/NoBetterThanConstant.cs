using TabularRl.Evaluation.Studies;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class NoBetterThanConstant
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Study is not { } study || input.Policy is not { } policy || study.FromBestConstant(policy) is not { Verdict: not DifferenceVerdict.Better } difference)
            yield break;
        yield return input.Warning(
            AuditCodes.NoBetterThanConstant,
            difference.Difference,
            $"'{policy.Name}' earns {study.Show(policy)}, '{difference.BaselineName}' {study.Show(study[difference.BaselineName])}: {difference.Describe()}.",
            "Say so beside every figure; the constant rule needs no learning and may be all that is needed.");
    }
}
