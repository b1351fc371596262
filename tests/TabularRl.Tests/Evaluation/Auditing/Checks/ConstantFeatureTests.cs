using TabularRl.Environments;
using TabularRl.Evaluation.Auditing;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Evaluation.Auditing.Checks;

public class ConstantFeatureTests
{
    [Test]
    public void Audit_FeatureOfOneValue_IsFoundByName()
    {
        var statistics = new ObservationStatistics(["Stage", "Status_Active"]);
        statistics.Add([0, 0]);
        statistics.Add([1, 0]);
        AuditReport report = Audits.Of(Audits.Input with { TrainingObservations = statistics });
        Assert.That(report, Has.Count.EqualTo(1));
        Assert.That(report.Single(AuditCodes.ConstantFeature).Message, Is.EqualTo("Status_Active is 0 in all 2 observations of training."));
    }

    [Test]
    public void Audit_NothingSeen_IsNotFound() =>
        Assert.That(Audits.Of(Audits.Input with { TrainingObservations = new ObservationStatistics(["Stage"]) }), Is.Empty);

    [Test]
    public void ObservingEnvironment_InTraining_SeesEveryObservationAndChangesNothing()
    {
        var plain = Make.Q(2, epsilon: 0.3);
        new Trainer(new TrainerOptions { EpisodeCount = 20, Seed = 1 }).Train(new SlipperyChainEnvironment(4, 0.2), plain);
        var statistics = new ObservationStatistics(["Cell"]);
        var watched = Make.Q(2, epsilon: 0.3);
        TrainingResult result = new Trainer(new TrainerOptions { EpisodeCount = 20, Seed = 1 }).Train(
            new ObservingEnvironment(new SlipperyChainEnvironment(4, 0.2), statistics), watched);
        Assert.Multiple(() =>
        {
            Assert.That(LearnerFingerprint.HashOf(watched.Table), Is.EqualTo(LearnerFingerprint.HashOf(plain.Table)));
            Assert.That(statistics.Count, Is.EqualTo(result.StepCount + 20));
            Assert.That(statistics.Minima[0], Is.Zero);
            Assert.That(statistics.Maxima[0], Is.EqualTo(4), "the terminal observation too");
        });
    }

    [Test]
    public void ObservingEnvironment_AroundAnother_KeepsWhatItOffers() => Assert.Multiple(() =>
    {
        var statistics = new ObservationStatistics(["x", "y"]);
        var masked = new ObservingEnvironment(new MaskedGridEnvironment(3), statistics);
        masked.Reset(1, new double[2]);
        Assert.That(masked.GetCapability<IMaskedEnvironment>().LegalActions, Is.EqualTo(new MaskedGridEnvironment(3).LegalActions));
        Assert.That(masked.FindCapability<IRandomStateful>(), Is.Not.Null);
        Assert.That(new ObservingEnvironment(new ChainEnvironment(3), new ObservationStatistics(["x"])).FindCapability<IRandomStateful>(), Is.Null);
        Assert.That(() => new ObservingEnvironment(new ChainEnvironment(3), statistics), Throws.ArgumentException);
    });
}
