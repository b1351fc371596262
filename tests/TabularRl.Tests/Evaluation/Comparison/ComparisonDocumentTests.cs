using System.Globalization;
using System.Text;
using TabularRl.Evaluation.Comparison;
using TabularRl.Tests.Evaluation.OffPolicy;

namespace TabularRl.Tests.Evaluation.Comparison;

/// <summary>The figures of docs/comparing-policies.md are those that the code gives.</summary>
internal sealed class ComparisonDocumentTests
{
    private static readonly string Page = File.ReadAllText(Document.Find("comparing-policies.md"));

    [Test]
    public void Sizes_AsOnThePage_AreWhatThePageSays()
    {
        var rows = new StringBuilder();
        foreach ((double rate, double difference) in new[] { (0.0042, 0.0093), (0.0042, 0.0042), (0.0042, 0.001), (0.05, 0.05), (0.1, 0.02) })
        {
            var plan = new RateTrialPlan { BaselineRate = rate, Difference = difference, LookCount = 5 };
            long one = SampleSize.ForRates(rate, difference).Baseline;
            long careful = new TwoPolicyTrial(plan).PlannedSize.Baseline;
            long eager = new TwoPolicyTrial(plan with { Spending = AlphaSpending.Pocock }).PlannedSize.Baseline;
            rows.Append(CultureInfo.InvariantCulture, $"| {100 * rate:0.##} % → {100 * (rate + difference):0.##} % | {one:N0} | {careful:N0} | {eager:N0} |\n");
        }

        TestContext.Out.WriteLine(rows);
        Assert.That(Page, Does.Contain(rows.ToString()));
    }

    [Test]
    public void Trial_AsOnThePage_SaysWhatThePageSays()
    {
        var trial = new TwoPolicyTrial(new RateTrialPlan { BaselineRate = 0.0042, Difference = 0.0093, LookCount = 3 });
        var text = new StringBuilder();
        foreach (PlannedLook look in trial.Looks)
            text.Append(CultureInfo.InvariantCulture, $"look {look.Number} at {look.Size.Baseline} and {look.Size.Candidate}: level {look.NominalSignificance:G3}\n");
        text.Append(trial.Analyze(new RateSample(2, 607), new RateSample(9, 607)).Verdict).Append('\n');
        text.Append(trial.Analyze(new RateSample(5, 1214), new RateSample(19, 1214)).Verdict).Append('\n');
        TestContext.Out.WriteLine(text);
        Assert.That(Page, Does.Contain(text.ToString()));
    }
}
