using System.Globalization;
using TabularRl.Evaluation.Studies;
using TabularRl.Statistics;

namespace TabularRl.Evaluation.Auditing.Checks;

/// <summary>
/// Successes are counted among independent units. Where the environment is deterministic, playing a start again tells nothing new, so a start
/// counts once, with its share; where it is random, each episode is a trial of its own.
/// </summary>
internal static class TooFewSuccesses
{
    public static IEnumerable<AuditFinding> Check(AuditInput input, AuditOptions options)
    {
        if (input.Claim is { } claim && Judge(input, options, "The claim", claim.Successes, claim.SampleSize) is { } claimed)
            yield return claimed;
        if (input is { Study: { Measure: PolicyMeasure.GoalRate } study, Policy: { } policy })
        {
            double trials = study.StartCount;
            if (!study.IsEnvironmentDeterministic)
                trials *= policy.Evaluations.Sum(evaluation => (double)evaluation.RepetitionCount);
            // A random task that was computed instead of played has no trials, and its rate no error.
            if (trials > 0 && Judge(input, options, $"The rate of '{policy.Name}'", (long)Math.Round(policy.GoalRate * trials), (long)trials) is { } finding)
                yield return finding;
        }
    }

    private static AuditFinding? Judge(AuditInput input, AuditOptions options, string what, long successes, long trials)
    {
        Interval interval = WilsonInterval.Of(successes, trials);
        if (successes >= options.MinSuccessCount && interval.High <= options.MaxIntervalRatio * interval.Low)
            return null;
        return input.Warning(
            AuditCodes.TooFewSuccesses,
            successes,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what} rests on {successes:N0} successes in {trials:N0} independent trials: 95 % {interval.Low.Percent()} to {interval.High.Percent()}."),
            "State the interval wherever the rate stands, and gather more starts; the rate may be off by a factor.");
    }
}
