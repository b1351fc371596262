namespace TabularRl.Evaluation.Auditing.Checks;

internal static class OutcomeInState
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.StartOutcomes is not { } starts)
            yield break;
        var information = new OutcomeInformation(starts, options.Seed);
        for (int feature = 0; feature < starts.FeatureNames.Count; feature++)
        {
            (double share, double pValue) = information.Of(feature);
            if (share < options.MinInformationShare || pValue > options.Significance / starts.FeatureNames.Count)
                continue;
            yield return input.Error(
                AuditCodes.OutcomeInState,
                share,
                $"{starts.FeatureNames[feature]} of the first observation, before any action, tells {share.Percent()} of what there is to know of the outcome.",
                "Leave out what was only known after the outcome, or start the episode before it; else every policy is credited with what was decided already.");
        }
    }
}
