using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Evaluation.OffPolicy;

namespace TabularRl.Tests.Evaluation.OffPolicy;

/// <summary>The example of docs/off-policy.md prints what the page says.</summary>
internal sealed class OffPolicyDocumentTests
{
    [Test]
    public void Example_AsOnThePage_PrintsWhatThePageSays()
    {
        var behavior = new TablePolicy([[0.7, 0.3], [0.7, 0.3]]);
        var candidate = new TablePolicy([[0.9, 0.1], [0.2, 0.8]]);
        LoggedEpisodes log = BehaviorLog.Record(new ContactExample(), behavior, episodeCount: 4000, seed: 1);
        OffPolicyEvaluation result = OffPolicyEvaluator.Evaluate(log, candidate, new OffPolicyOptions { Discretizer = new RoundingDiscretizer(2) });
        string text = $"{result}exact: log {Format(ContactExample.SolveReturn(behavior))}, candidate {Format(ContactExample.SolveReturn(candidate))}\n";
        TestContext.Out.WriteLine(text);
        Assert.That(File.ReadAllText(Document.Find("off-policy.md")), Does.Contain(text));
    }

    private static string Format(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
