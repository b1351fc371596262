using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Tests.Workloads;

[TestFixture]
internal sealed class StatePoolTests
{
    [Test]
    public void At_ThePlacesOfAStream_GivesItsStates([Values(100, 10_000)] int stateCount)
    {
        int[] stream = [7, 99, 0, 7];
        StatePool<int> pool = StatePool<int>.Create(stateCount, stream, 2, (state, item) => (item[0], item[1]) = (state, -state));
        Assert.That(pool.Places.Select(place => pool.At(place).ToArray()), Is.EqualTo(stream.Select(state => new[] { state, -state })));
    }

    [Test]
    public void Create_OfManyStates_LaysItemsInTheOrderOfTheStream() =>
        Assert.That(StatePool<int>.Create(10_000, [5, 3, 5], 1, (state, item) => item[0] = state).Places, Is.EqualTo(new[] { 0, 1, 2 }));

    [Test]
    public void LayKeys_OfStates_PutsThemEndToEnd()
    {
        var space = new StateSpace(100);
        var key = new ulong[TaskConstants.KeyWordCount];
        space.WriteKey(9, key);
        ulong[] keys = StatePools.LayKeys(space, [4, 9]);
        Assert.That(keys, Has.Length.EqualTo(2 * TaskConstants.KeyWordCount));
        Assert.That(keys[TaskConstants.KeyWordCount..], Is.EqualTo(key));
    }
}
