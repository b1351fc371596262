namespace TabularRl.Evaluation.Auditing.Checks;

internal static class RefittedEncoder
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        foreach (EncoderComparison encoder in input.Encoders)
        {
            bool each = encoder.EvaluationStarts.Count == 0;
            IReadOnlyList<string?> categories = each ? [.. encoder.Evaluation.Keys] : encoder.EvaluationStarts;
            int differing = categories.Count(category => Differs(encoder, category));
            if (differing == 0)
                continue;
            double share = (double)differing / categories.Count;
            yield return input.Error(
                AuditCodes.RefittedEncoder,
                share,
                $"{encoder.Feature} was numbered anew for the evaluation: {share.Percent()} of the {(each ? "categories" : "starts")} have another code than in training.",
                "Fit the encoder once, on the training split, with a code for the unknown, and keep it with the table.");
        }
    }

    // Where one side has no code at all for the category, there is nothing to compare.
    private static bool Differs(EncoderComparison encoder, string? category) =>
        Code(encoder.Training, encoder.TrainingUnknown, category) is { } training
        && Code(encoder.Evaluation, encoder.EvaluationUnknown, category) is { } evaluation
        && training != evaluation;

    private static int? Code(IReadOnlyDictionary<string, int> codes, int? unknown, string? category) =>
        category is not null && codes.TryGetValue(category, out int code) ? code : unknown;
}
