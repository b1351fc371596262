using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>The comparison of encodings on the screen.</summary>
internal static class EncodingScreen
{
    public static void Write(TextWriter output, ExperimentResults results) => Write(new PlainText(output), results);

    public static void Write(PlainText text, ExperimentResults results)
    {
        if (results.Encodings is not { } encodings)
            return;
        text.Blank();
        text.Heading(EncodingWording.Heading);
        text.Paragraph(EncodingWording.Introduction(encodings));
        text.Table(EncodingWording.Table(encodings), numbers: true);
        foreach (string line in EncodingWording.Correlations(encodings))
            text.Paragraph(line, 2);
    }
}
