using TabularRl.Planning.Solvers;
using TabularRl.Randomness;

namespace TabularRl.Tests.Planning.Solvers;

[TestFixture]
internal sealed class StrongComponentsTests
{
    [Test]
    public void Find_RandomGraphs_AgreesWithReachability([Range(1, 30)] int seed)
    {
        var random = new Pcg64((ulong)seed);
        int nodeCount = 1 + random.NextInt32(25);
        List<int>[] edges = [.. Enumerable.Range(0, nodeCount).Select(_ => Enumerable.Range(0, random.NextInt32(4)).Select(_ => random.NextInt32(nodeCount)).ToList())];
        int[] first = [0, .. edges.Select((_, node) => edges.Take(node + 1).Sum(own => own.Count))];
        var component = new int[nodeCount];
        int count = StrongComponents.Find(first, [.. edges.SelectMany(own => own)], component);

        bool[,] reaches = Reachability(edges);
        Assert.That(component.Distinct().Count(), Is.EqualTo(count));
        for (int from = 0; from < nodeCount; from++)
        {
            for (int to = 0; to < nodeCount; to++)
            {
                Assert.That(component[from] == component[to], Is.EqualTo(from == to || (reaches[from, to] && reaches[to, from])));
                if (reaches[from, to])
                    Assert.That(component[to], Is.LessThanOrEqualTo(component[from]), "Edges lead to components of lower numbers.");
            }
        }
    }

    [Test]
    public void Find_LongPath_NeedsNoStackOfCalls()
    {
        const int Length = 1_000_000;
        var component = new int[Length];
        int[] first = [.. Enumerable.Range(0, Length), Length - 1];
        Assert.That(StrongComponents.Find(first, [.. Enumerable.Range(1, Length - 1)], component), Is.EqualTo(Length));
        Assert.That((component[0], component[^1]), Is.EqualTo((Length - 1, 0)));
    }

    private static bool[,] Reachability(List<int>[] edges)
    {
        var reaches = new bool[edges.Length, edges.Length];
        for (int node = 0; node < edges.Length; node++)
            edges[node].ForEach(next => reaches[node, next] = true);
        for (int via = 0; via < edges.Length; via++)
        {
            for (int from = 0; from < edges.Length; from++)
            {
                for (int to = 0; to < edges.Length; to++)
                    reaches[from, to] |= reaches[from, via] && reaches[via, to];
            }
        }

        return reaches;
    }
}
