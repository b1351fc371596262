using TabularRl.Environments;
using TabularRl.Environments.Wrappers;

namespace TabularRl.Tests.Environments.Wrappers;

[TestFixture]
internal sealed class ObservationSelectionTests
{
    [Test]
    public void Observation_OfSomeNumbers_HoldsThemInTheOrderGiven()
    {
        var swapped = new ObservationSelection(new CorridorEnvironment(), 1, 0);
        var observation = new double[2];
        swapped.GetCapability<IStartableEnvironment>().ResetTo(2, 1, observation);
        Assert.That(observation, Is.EqualTo(new double[] { 2, 2 }));
        double cell = 2;
        while (cell == 2)
        {
            swapped.Step(1, observation);
            cell = observation[1];
            Assert.That(observation[0], Is.EqualTo(4 - cell));
        }

        Assert.That(swapped.Indexes, Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public void GetObservation_OfAState_IsSelectedToo()
    {
        var selected = new ObservationSelection(new CorridorEnvironment(), 1).GetCapability<IFiniteEnvironment>();
        var observation = new double[1];
        selected.GetObservation(1, observation);
        Assert.That(observation[0], Is.EqualTo(3));
        Assert.That(() => selected.GetObservation(1, new double[2]), Throws.ArgumentException);
    }

    [Test]
    public void Calls_WithASpanOfAnotherLength_AreRefused()
    {
        var selected = new ObservationSelection(new CorridorEnvironment(), 1);
        Assert.That(selected.ObservationSize, Is.EqualTo(1));
        Assert.That(() => selected.Reset(null, new double[2]), Throws.ArgumentException.With.Message.Contains("1 values; the span has 2"));
        selected.Reset(null, new double[1]);
        Assert.That(() => selected.Step(1, new double[2]), Throws.ArgumentException);
    }

    [Test]
    public void Constructor_OfBadIndexes_IsRefused() => Assert.Multiple(() =>
    {
        var inner = new CorridorEnvironment();
        Assert.That(() => new ObservationSelection(inner), Throws.ArgumentException.With.Message.Contains("name an index"));
        Assert.That(() => new ObservationSelection(inner, 0, 0), Throws.ArgumentException.With.Message.Contains("twice"));
        Assert.That(() => new ObservationSelection(inner, 2), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("0 to 1"));
        Assert.That(() => new ObservationSelection(inner, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    });
}
