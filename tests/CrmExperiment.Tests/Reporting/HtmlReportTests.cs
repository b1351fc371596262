using CrmExperiment.Reporting;

namespace CrmExperiment.Tests.Reporting;

[TestFixture]
internal sealed class HtmlReportTests
{
    [Test]
    public void Write_FullResults_WritesFile()
    {
        Directory.CreateDirectory("/tmp/h-report");
        HtmlReport.Write("/tmp/h-report/report.html", PlausibleResults.Full());
        HtmlReport.Write("/tmp/h-report/report-none.html", PlausibleResults.WithoutSubscriber());
        HtmlReport.Write("/tmp/h-report/report-one.html", PlausibleResults.Only(PlausibleResults.Simulated()));
    }
}
