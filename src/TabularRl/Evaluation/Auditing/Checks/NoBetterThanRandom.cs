using TabularRl.Evaluation.Studies;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class NoBetterThanRandom
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Study is not { } study || input.Policy is not { } policy || study.FromRandom(policy) is not { Verdict: not DifferenceVerdict.Better } difference)
            yield break;
        yield return input.Error(
            AuditCodes.NoBetterThanRandom,
            difference.Difference,
            $"'{policy.Name}' earns {study.Show(policy)}, '{difference.BaselineName}' {study.Show(study.Random)}: {difference.Describe()}.",
            "Do not call it an improvement; look at what else was found, and at the states that it decides on.");
    }
}
