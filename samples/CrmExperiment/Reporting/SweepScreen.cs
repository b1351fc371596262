using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The grid and the mixes of training customers on the screen.</summary>
internal static class SweepScreen
{
    public static void Write(TextWriter output, ExperimentResults results) => Write(new PlainText(output), results, all: true);

    /// <summary>Every row of the grid only where <paramref name="all"/> are asked for; the report has them.</summary>
    public static void Write(PlainText text, ExperimentResults results, bool all = false)
    {
        foreach (GridResult grid in results.Sweep ?? [])
        {
            text.Blank();
            text.Heading(SweepWording.GridCaption(grid));
            if (all)
                text.Table([SweepWording.GridHead, .. SweepWording.Rows(grid)], numbers: true);
            text.Table([SweepWording.ImportanceHead, .. SweepWording.ImportanceRows(grid)], numbers: true);
            text.Blank();
            text.Table([SweepWording.FreshHead[..3], .. SweepWording.FreshRows(grid).Select(row => row[..3])], numbers: true);
            foreach (string sentence in SweepWording.Sentences(grid))
                text.Paragraph(sentence, 2);
        }

        foreach (SamplingResult sampling in results.Sampling ?? [])
        {
            text.Blank();
            text.Heading(SweepWording.SamplingCaption(sampling));
            text.Table([["training customers", "subscribed", "95 % interval"], .. SweepWording.Rows(sampling).Select(row => row[..3])], numbers: true);
            text.Table([["training customers", "less published", "95 % interval"], .. SweepWording.Rows(sampling).Skip(1).Select(row => new[] { row[0], row[3], row[4] })], numbers: true);
            foreach (string sentence in SweepWording.Sentences(sampling))
                text.Paragraph(sentence, 2);
        }
    }
}
