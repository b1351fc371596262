namespace TabularRl.Planning.Solvers;

/// <summary>The edges of a graph turned round: for each node those that lead to it, in ascending order, one entry an edge.</summary>
internal sealed class Predecessors
{
    private readonly int[] _first;
    private readonly int[] _nodes;

    private Predecessors(int[] first, int[] nodes)
    {
        _first = first;
        _nodes = nodes;
    }

    /// <summary>Turns a graph round; edges to nodes outside of it are left out.</summary>
    /// <param name="first">Where the edges of each node begin, and where the last ones end.</param>
    /// <param name="next">The node that each edge leads to.</param>
    /// <param name="offset">The number of the first node in <paramref name="next"/>.</param>
    public static Predecessors Of(ReadOnlySpan<int> first, ReadOnlySpan<int> next, int offset = 0)
    {
        int nodeCount = first.Length - 1;
        var firstOf = new int[nodeCount + 1];
        for (int edge = first[0]; edge < first[^1]; edge++)
        {
            if ((uint)(next[edge] - offset) < (uint)nodeCount)
                firstOf[next[edge] - offset + 1]++;
        }

        for (int node = 0; node < nodeCount; node++)
            firstOf[node + 1] += firstOf[node];
        var nodes = new int[firstOf[^1]];
        int[] places = firstOf[..^1];
        for (int node = 0; node < nodeCount; node++)
        {
            for (int edge = first[node]; edge < first[node + 1]; edge++)
            {
                if ((uint)(next[edge] - offset) < (uint)nodeCount)
                    nodes[places[next[edge] - offset]++] = node;
            }
        }

        return new Predecessors(firstOf, nodes);
    }

    /// <summary>What leads to each position of a range from within it; nodes count from its first.</summary>
    public static Predecessors Within(SolverModel model, int from, int to)
    {
        int[] firstOutcome = Array.ConvertAll(model.FirstChoice[from..(to + 1)], choice => model.FirstOutcome[choice]);
        return Of(firstOutcome, model.Next, from);
    }

    public ReadOnlySpan<int> Before(int node) => _nodes.AsSpan(_first[node].._first[node + 1]);
}
