using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

[TestFixture]
internal sealed class CompositeObserverTests
{
    [Test]
    public void OnEpisodeEnd_OfSeveralObservers_TellsEachInTheirOrder()
    {
        var order = new List<string>();
        RecordingObserver first = new(_ => order.Add("first")), second = new(_ => order.Add("second"));
        new Trainer(new TrainerOptions { EpisodeCount = 2 }).Train(new ChainEnvironment(3), Make.Q(2, epsilon: 0.5), observer: new CompositeObserver(first, second));

        Assert.That(order, Is.EqualTo(new[] { "first", "second", "first", "second" }));
        Assert.That(second.Episodes, Is.EqualTo(first.Episodes));
    }

    [Test]
    public void OnEpisodeEnd_WhereOneThrows_TellsNoneAfterIt()
    {
        RecordingObserver before = new(), after = new();
        var throwing = new RecordingObserver(_ => throw new NotSupportedException("enough"));
        Assert.That(
            () => new CompositeObserver(before, throwing, after).OnEpisodeEnd(new EpisodeRecord(0, 1, 1, true, false, false)),
            Throws.TypeOf<NotSupportedException>());
        Assert.That((before.Episodes.Count, after.Episodes.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Constructor_OfNoObserver_IsRefused() => Assert.That(() => new CompositeObserver(null!, null!), Throws.ArgumentNullException);
}
