using TabularRl.Planning.Solvers;
using TabularRl.Randomness;

namespace TabularRl.Tests.Planning.Solvers;

[TestFixture]
internal sealed class PriorityHeapTests
{
    [Test]
    public void RemoveLargest_AfterRandomRaises_IsTheLargest([Range(1, 10)] int seed)
    {
        var random = new Pcg64((ulong)seed);
        int count = 1 + random.NextInt32(40);
        var heap = new PriorityHeap(count);
        var priorities = new double[count];
        for (int operation = 0; operation < 2000; operation++)
        {
            if (random.NextDouble() < 0.6)
            {
                int item = random.NextInt32(count);
                double increase = random.NextInt32(5);
                priorities[item] += increase;
                heap.Raise(item, increase);
            }
            else
            {
                int removed = heap.RemoveLargest();
                Assert.That(priorities[removed], Is.EqualTo(priorities.Max()));
                priorities[removed] = 0;
            }

            Assert.That(heap.Largest, Is.EqualTo(priorities.Max()));
        }
    }
}
