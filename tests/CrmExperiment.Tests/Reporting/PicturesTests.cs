using CrmExperiment.Reporting;

namespace CrmExperiment.Tests.Reporting;

[TestFixture]
internal sealed class PicturesTests
{
    [Test]
    public void WriteAll_FullResults_WritesFiles()
    {
        string directory = Directory.CreateDirectory("/tmp/h-report/pictures").FullName;
        Assert.That(Pictures.WriteAll(directory, PlausibleResults.Full()), Has.Count.EqualTo(5));
        Directory.CreateDirectory(directory + "/none");
        Pictures.WriteAll(directory + "/none", PlausibleResults.WithoutSubscriber());
    }
}
