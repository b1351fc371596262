using TabularRl.Evaluation.Studies;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class NoBetterThanRandom
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Policy is not { FromRandom: { Verdict: not DifferenceVerdict.Better } difference } policy)
            yield break;
        yield return input.Error(
            AuditCodes.NoBetterThanRandom,
            difference.Difference,
            $"'{policy.Name}' earns {input.Study!.Show(policy)}, '{difference.BaselineName}' {input.Study!.Show(input.Study!.Random)}: {difference.Describe()}.",
            "Do not call it an improvement; look at what else was found, and at the states that it decides on.");
    }
}
