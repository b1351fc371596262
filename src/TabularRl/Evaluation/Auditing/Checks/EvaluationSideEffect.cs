namespace TabularRl.Evaluation.Auditing.Checks;

internal static class EvaluationSideEffect
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input is not { BeforeEvaluation: { } before, AfterEvaluation: { } after })
            yield break;
        var changed = new List<string>();
        if (before.TableHash != after.TableHash)
            changed.Add("the table");
        if (!before.ExplorationRate.Equals(after.ExplorationRate))
            changed.Add("the exploration parameter");
        if (before.EpisodeCount != after.EpisodeCount)
            changed.Add("the schedule's episode count");
        if (changed.Count == 0)
            yield break;
        yield return input.Error(
            AuditCodes.EvaluationSideEffect,
            changed.Count,
            $"The evaluation changed {string.Join(" and ", changed)}.",
            "Evaluate a frozen policy; what learns from its test cannot be judged by it.");
    }
}
