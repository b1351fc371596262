using System.Globalization;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class SeedReuse
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        ulong[] shared = [.. input.EvaluationSeeds.Intersect(input.TrainingSeeds).Order()];
        if (shared.Length == 0)
            yield break;
        string which = string.Join(", ", shared.Take(3).Select(seed => seed.ToString(CultureInfo.InvariantCulture)));
        yield return input.Warning(
            AuditCodes.SeedReuse,
            shared.Length,
            $"{shared.Length.ToString(CultureInfo.InvariantCulture)} of the evaluation's seeds were used in training ({which}{(shared.Length > 3 ? ", …" : "")}).",
            "Derive the evaluation's seeds from a branch of their own, so that it meets chances that training has not seen.");
    }
}
