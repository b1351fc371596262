using TabularRl.Agents.Models;
using TabularRl.Randomness;

namespace TabularRl.Tests.Agents.Models;

[TestFixture]
internal sealed class PairQueueTests
{
    [Test]
    public void RemoveFirst_AfterManyRaises_GivesTheGreatestEachTime([Range(1, 20)] int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        var queue = new PairQueue(3);
        var expected = new Dictionary<(int, int), double>();
        for (int i = 0; i < 300; i++)
        {
            (int Row, int Action) pair = (random.NextInt32(20), random.NextInt32(3));
            double priority = random.NextDouble() + 0.01;
            queue.Raise(pair.Row, pair.Action, priority);
            expected[pair] = Math.Max(priority, expected.GetValueOrDefault(pair));
            Assert.That(queue.Count, Is.EqualTo(expected.Count));
            while (expected.Count > 0 && random.NextInt32(3) == 0)
            {
                (int, int) first = queue.RemoveFirst();
                Assert.That(expected[first], Is.EqualTo(expected.Values.Max()));
                expected.Remove(first);
            }
        }
    }
}
