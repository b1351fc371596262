using System.Globalization;
using System.Text;
using TabularRl.Statistics;

namespace TabularRl.Evaluation.Studies;

/// <summary>Writes a study as plain text.</summary>
internal static class StudyText
{
    public static string Render(PolicyStudyResult study)
    {
        int width = Math.Max("policy".Length, study.Policies.Max(policy => policy.Name.Length));
        var text = new StringBuilder();
        Append(text, $"{"policy".PadRight(width)}  {"rate (95 %)",-26}  {"mean return (95 %)",-28}  {"steps",7}  {"covered",8}\n");
        foreach (StudiedPolicy policy in study.Policies)
        {
            Append(text, $"{policy.Name.PadRight(width)}  {Percent(policy.GoalRate, policy.GoalRateInterval),-26}  ");
            Append(text, $"{Number(policy.MeanReturn, policy.MeanReturnInterval),-28}  {policy.MeanStepCount,7:F2}  {Covered(policy),8}\n");
        }

        string measured = study.Measure == PolicyMeasure.GoalRate ? "goal rate" : "mean return";
        Append(text, $"{study.StartCount:N0} starts, the same for every policy; compared by {measured}; the best constant policy is {study.BestConstantName}.\n");
        if (study.Ceiling is { } ceiling)
            Append(text, $"The most that any policy can reach is {Figure(study, ceiling)}.\n");
        foreach (StudiedPolicy policy in study.Given)
        {
            Append(text, $"{policy.Name}: {Verdict(study, policy.FromRandom!)}.\n");
            Append(text, $"{policy.Name}: {Verdict(study, policy.FromBestConstant!)}.\n");
        }

        if (study.ExactOptimum is { } optimum)
        {
            string limit = study.Random.ExactEvaluations[0].MaxStepsPerEpisode is { } steps ? $" within {steps.ToString("N0", CultureInfo.InvariantCulture)} steps" : "";
            Append(text, $"Exact returns{limit}, starts as they are drawn: the optimum is {optimum:F3}, random earns {study.Random.ExactValue:F3}.\n");
            foreach (StudiedPolicy policy in study.Given)
                Append(text, $"{policy.Name}: {Exact(policy)}.\n");
        }

        return text.ToString();
    }

    private static string Exact(StudiedPolicy policy) => string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.ExactValue:F3} exactly, regret {Mean(policy, exact => exact.NormalizedRegret):F3} of random's, {Mean(policy, exact => exact.ExpectedStepCount):F2} steps, {100 * Mean(policy, exact => exact.UnknownShare):F1} % of them where nothing is known");

    private static double Mean(StudiedPolicy policy, Func<ExactEvaluation, double> figure) => policy.ExactEvaluations.Average(figure);

    private static string Verdict(PolicyStudyResult study, PolicyDifference difference) => string.Create(
        CultureInfo.InvariantCulture,
        $"{difference.Describe()} (difference {Points(study, difference.Difference)}, 95 % {Points(study, difference.DifferenceInterval.Low)} to {Points(study, difference.DifferenceInterval.High)}, p {difference.PValue:G2}, {difference.UnitCount:N0} {(difference.Unit == StudyUnit.Start ? "starts" : "training seeds")})");

    private static string Points(PolicyStudyResult study, double value) => study.Measure == PolicyMeasure.GoalRate
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:+0.00;-0.00;0.00} points")
        : string.Create(CultureInfo.InvariantCulture, $"{value:+0.000;-0.000;0.000}");

    private static string Figure(PolicyStudyResult study, double value) => study.Measure == PolicyMeasure.GoalRate
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:F2} %")
        : string.Create(CultureInfo.InvariantCulture, $"{value:F3}");

    private static string Covered(StudiedPolicy policy) =>
        policy.Role == PolicyRole.Given ? string.Create(CultureInfo.InvariantCulture, $"{100 * policy.Coverage:F1} %") : "";

    private static string Percent(double value, Interval interval) => string.Create(
        CultureInfo.InvariantCulture, $"{100 * value,6:F2} % ({100 * interval.Low:F2} to {100 * interval.High:F2})");

    private static string Number(double value, Interval interval) => string.Create(
        CultureInfo.InvariantCulture, $"{value,8:F3} ({interval.Low:F3} to {interval.High:F3})");

    private static void Append(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture));
}
