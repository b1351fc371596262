using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The table on the screen at the end of a run, in plain text of at most 100 columns.</summary>
internal static class ScreenTable
{
    private const string None = "-";

    public static void Write(TextWriter output, ExperimentResults results)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(results);
        var text = new PlainText(output);
        text.Paragraph(Remarks.Data(results.Data));
        text.Paragraph($"Customers: {string.Join("; ", results.Data.Splits.Select(Remarks.Split))}.");
        text.Paragraph(
            "How to read: \"subscribed\" is the share of the test customers that a policy won. A constant policy takes the same action always, (best) marks "
            + "the best of them, and the ceiling is the most that any policy can earn. \"2.0×\" in a verdict is twice the random policy's rate.");
        foreach (ExperimentResult experiment in results.Experiments)
            WriteExperiment(text, experiment, results);
        FeatureSelectionScreen.Write(text, results);
        EncodingScreen.Write(text, results);
        AuditScreen.Write(text, results);
        ExplainScreen.Write(text, results);
        SweepScreen.Write(text, results);
        text.Blank();
        text.Paragraph($"{Remarks.Computed} {Remarks.OneTraining(results.Seed)}");
    }

    private static void WriteExperiment(PlainText text, ExperimentResult experiment, ExperimentResults results)
    {
        TestResult test = experiment.Test;
        Verdict verdict = Verdict.Of(experiment);
        text.Blank();
        text.Heading(Wording.Heading(experiment));
        text.Table(PolicyRows(test, verdict), numbers: true);
        text.Paragraph($"Coverage: {Remarks.Coverage(experiment)}", 2);
        text.Paragraph(Remarks.Cost(test), 2);
        text.Blank();
        text.Table(DifferenceRows(test), numbers: true);
        text.Paragraph($"Verdict: {verdict.Line}", 2);
        if (SeedsRemark.Of(experiment) is string seeds)
            text.Paragraph(seeds, 2);
        if (GreedyPanel.IsIn(experiment))
            text.Paragraph(GreedyWording.Sentence(experiment), 2);
        if (experiment.Protocol == "published")
            WriteClaim(text, PublishedClaim.Of(results, experiment));
    }

    private static List<string[]> PolicyRows(TestResult test, Verdict verdict)
    {
        List<string[]> rows = [["policy", "subscribed", "95 % interval", "mean return", "contacts each"]];
        rows.AddRange(test.Policies.Select(policy => new[]
        {
            Wording.Policy(policy.Name) + (policy.Name == test.BestConstant.Name && !verdict.NothingToWin ? " (best)" : ""),
            Figures.Percent(policy.Rate),
            Figures.PercentRange(policy.Low, policy.High),
            Figures.Number(policy.MeanReturn, 2),
            Figures.Number(policy.MeanActions, 2),
        }));
        rows.Add(["ceiling", Figures.Percent(test.Ceiling), None, None, None]);
        return rows;
    }

    private static List<string[]> DifferenceRows(TestResult test) =>
    [
        ["difference in percentage points", "points", "95 % interval", "p-value"],
        DifferenceRow("trained - random", test.TrainedMinusRandom),
        DifferenceRow("trained - best constant", test.TrainedMinusBestConstant),
    ];

    private static string[] DifferenceRow(string what, DifferenceResult difference) =>
    [
        what,
        Figures.SignedPoints(difference.Difference),
        Figures.PointsRange(difference.Low, difference.High),
        Figures.PValue(difference.PValue),
    ];

    private static void WriteClaim(PlainText text, PublishedClaim claim)
    {
        text.Blank();
        text.Table([["", "published", "here"], .. claim.Rows.Select(row => new[] { row.What, row.Published, row.Here })], numbers: false);
        if (claim.Caution is string caution)
            text.Paragraph(caution, 2);
        text.Paragraph(claim.Sentence, 2);
    }
}
