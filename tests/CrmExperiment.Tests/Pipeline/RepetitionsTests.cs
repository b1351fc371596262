using CrmExperiment.Cli;
using CrmExperiment.Pipeline;
using CrmExperiment.Tests.Cli;
using TabularRl.Crm;

namespace CrmExperiment.Tests.Pipeline;

[TestFixture]
public sealed class RepetitionsTests
{
    [Test]
    public void Get_Twice_TrainsOnceAndAsAVariantOfTheSameSeedWould()
    {
        using var folder = new TemporaryFolder();
        AppRun.Of("generate", "--output", folder.Path, "--quiet");
        var data = new ExperimentData(folder["generated-crm.xlsx"], isGenerated: true);
        ExperimentDefinition published = ExperimentPlan.CreatePublished(new ExperimentSettings());
        var repetitions = new Repetitions(data, seed: 1, episodeCount: 50);
        TrainedExperiment first = repetitions.Get(published, 0, default);
        Assert.Multiple(() =>
        {
            Assert.That(repetitions.Get(published with { }, 0, default), Is.SameAs(first));
            Assert.That(repetitions.Get(published, 1, default).Seeds, Is.Not.EqualTo(first.Seeds));
            TrainedExperiment variant = repetitions.Train(published with { Features = CrmFeatureSets.Published16 }, 0, default);
            Assert.That(variant.Seeds, Is.EqualTo(first.Seeds), "variants pair by seed");
            TrainedExperiment same = repetitions.Train(published, 0, default);
            Assert.That(same, Is.Not.SameAs(first));
            Assert.That(same.Result.MeanReturn, Is.EqualTo(first.Result.MeanReturn));
        });
    }
}
