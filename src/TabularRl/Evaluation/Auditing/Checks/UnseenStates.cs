namespace TabularRl.Evaluation.Auditing.Checks;

internal static class UnseenStates
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Policy is not { } policy || policy.Coverage >= options.MinCoverage)
            yield break;
        double coverage = policy.Coverage;
        yield return input.Error(
            AuditCodes.UnseenStates,
            coverage,
            $"Only {coverage.Percent()} of the decisions of '{policy.Name}' rest on something learned; on the rest it knows nothing of the state.",
            "Use a coarser state or a policy that backs off to one, and fit every encoder on the training split only.");
    }
}
