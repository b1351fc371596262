using TabularRl.Evaluation.Studies;

namespace TabularRl.Evaluation.Auditing.Checks;

internal static class NothingToGain
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Study is not { } study || (study.UsesExactValues() ? study.ExactOptimum : study.Ceiling) is not { } ceiling)
            yield break;
        StudiedPolicy best = study.UsesExactValues() ? study.ExactlyBestConstant! : study.BestConstant;
        double gain = ceiling - study.FigureOf(best);
        if (gain > options.CeilingTolerance * Math.Abs(ceiling))
            yield break;
        yield return input.Note(
            AuditCodes.NothingToGain,
            gain,
            $"'{best.Name}' earns {study.Show(best)} of the {study.Show(ceiling)} that any policy can reach, so nothing is left to learn.",
            "Expect no policy to beat the constant one here; a task in which the best action depends on the state is needed to show learning.");
    }
}
