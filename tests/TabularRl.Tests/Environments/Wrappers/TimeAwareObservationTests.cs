using TabularRl.Environments;
using TabularRl.Environments.Wrappers;

namespace TabularRl.Tests.Environments.Wrappers;

[TestFixture]
internal sealed class TimeAwareObservationTests
{
    private readonly double[] _observation = new double[2];

    [Test]
    public void ElapsedSteps_OfAnEpisode_CountUp()
    {
        var aware = new TimeAwareObservation(new ChainEnvironment(10));
        Assert.That(aware.ObservationSize, Is.EqualTo(2));
        Assert.That(Play(aware), Is.EqualTo(new double[] { 0, 0, 1, 1, 2, 2 }));
        Assert.That(Play(aware), Is.EqualTo(new double[] { 0, 0, 1, 1, 2, 2 }), "A reset begins at 0 again.");
    }

    [Test]
    public void RemainingSteps_OfAnEpisode_CountDownToZeroAtTheLimit()
    {
        // The limit need not be the nearest wrapper.
        var aware = new TimeAwareObservation(new EpisodeStatistics(new TimeLimit(new ChainEnvironment(10), 2)), ObservedTime.RemainingSteps);
        Assert.That(Play(aware), Is.EqualTo(new double[] { 0, 2, 1, 1, 2, 0 }));
        Assert.That(aware.Time, Is.EqualTo(ObservedTime.RemainingSteps));
    }

    [Test]
    public void ResetTo_OfAStart_ShowsTheTimeToo()
    {
        var aware = new TimeAwareObservation(new ChainEnvironment(10));
        Play(aware);
        aware.GetCapability<IStartableEnvironment>().ResetTo(7, null, _observation);
        Assert.That(_observation, Is.EqualTo(new double[] { 7, 0 }));
    }

    [Test]
    public void RemainingSteps_WithoutALimitInside_AreRefused() =>
        Assert.That(
            () => new TimeAwareObservation(new ChainEnvironment(3), ObservedTime.RemainingSteps),
            Throws.ArgumentException.With.Message.Contains("TimeLimit"));

    [Test]
    public void Constructor_OfAnUnknownTime_IsRefused() =>
        Assert.That(() => new TimeAwareObservation(new ChainEnvironment(3), (ObservedTime)2), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Calls_WithASpanOfAnotherLength_AreRefusedAndTakeNoTime()
    {
        var aware = new TimeAwareObservation(new ChainEnvironment(10));
        Assert.That(() => aware.Reset(null, new double[1]), Throws.ArgumentException.With.Message.Contains("2 values"));
        aware.Reset(null, _observation);
        Assert.That(() => aware.Step(1, new double[3]), Throws.ArgumentException);
        Assert.That(() => aware.Step(5, _observation), Throws.InstanceOf<ArgumentOutOfRangeException>());
        aware.Step(1, _observation);
        Assert.That(_observation, Is.EqualTo(new double[] { 1, 1 }));
    }

    [Test]
    public void Model_WhoseStatesDoNotKnowTheTime_IsHidden() =>
        Assert.That(new TimeAwareObservation(new CorridorEnvironment()).FindCapability<IFiniteEnvironment>(), Is.Null);

    private double[] Play(TimeAwareObservation environment)
    {
        var seen = new List<double>();
        environment.Reset(null, _observation);
        seen.AddRange(_observation);
        for (int step = 0; step < 2; step++)
        {
            environment.Step(1, _observation);
            seen.AddRange(_observation);
        }

        return [.. seen];
    }
}
