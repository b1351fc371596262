using CrmExperiment.Reporting;
using CrmExperiment.Results;

namespace CrmExperiment.Tests.Reporting;

[TestFixture]
internal sealed class ScreenTableTests
{
    [Test]
    public void Write_FullResults_FitsHundredColumns()
    {
        foreach (ExperimentResults results in new[] { PlausibleResults.Full(), PlausibleResults.WithoutSubscriber() })
        {
            string text = Render(results);
            TestContext.Out.WriteLine(text);
            Assert.That(text.Split('\n').Max(line => line.TrimEnd('\r').Length), Is.LessThanOrEqualTo(100));
        }
    }

    private static string Render(ExperimentResults results)
    {
        using var writer = new StringWriter();
        ScreenTable.Write(writer, results);
        return writer.ToString();
    }
}
