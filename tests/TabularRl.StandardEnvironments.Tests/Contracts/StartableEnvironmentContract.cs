using TabularRl.Randomness;

namespace TabularRl.StandardEnvironments.Tests.Contracts;

/// <summary>What every environment with starts keeps.</summary>
internal abstract class StartableEnvironmentContract : EnvironmentContract
{
    [Test]
    public void ResetTo_OfAStartThatIsNone_IsRefused()
    {
        StartableEnvironment environment = Startable();
        Assert.That(() => environment.ResetTo(-1, 0, Span(environment)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => environment.ResetTo(environment.StartCount, 0, Span(environment)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => environment.ResetTo(0, 0, new double[environment.ObservationSize + 1]), Throws.ArgumentException);
    }

    [Test]
    public void ResetTo_OfAnyStart_DrawsWhatAResetDraws()
    {
        StartableEnvironment environment = Startable();
        environment.Reset(17, Span(environment));
        RandomState after = environment.RandomState;
        environment.ResetTo(environment.StartCount - 1, 17, Span(environment));
        Assert.That(environment.RandomState, Is.EqualTo(after));
    }

    [Test]
    public void ResetTo_OfAStart_HasItsObservationUnderEverySeed()
    {
        StartableEnvironment environment = Startable();
        double[] first = Span(environment);
        double[] other = Span(environment);
        for (int start = 0; start < environment.StartCount; start++)
        {
            environment.ResetTo(start, 1, first);
            environment.ResetTo(start, 2, other);
            Assert.That(other, Is.EqualTo(first));
        }
    }

    private protected StartableEnvironment Startable() => (StartableEnvironment)Create();
}
