namespace TabularRl.Planning.Solvers;

/// <summary>The strongly connected components of a graph by R. Tarjan, "Depth-First Search and Linear Graph Algorithms" (1972), without recursion.</summary>
internal static class StrongComponents
{
    /// <summary>Numbers the components so that every edge leads to the same one or to one of a lower number.</summary>
    /// <param name="first">Where the edges of each node begin, and where the last ones end.</param>
    /// <param name="next">The node that each edge leads to.</param>
    /// <param name="component">Receives the component of each node.</param>
    /// <returns>The number of components.</returns>
    public static int Find(int[] first, int[] next, int[] component)
    {
        int nodeCount = first.Length - 1;
        var order = new int[nodeCount]; // when a node was entered, from 1; 0 before
        var low = new int[nodeCount]; // the earliest node on the stack that it leads back to
        int[] cursor = first[..^1];
        var path = new int[nodeCount];
        var stack = new int[nodeCount];
        int pathCount = 0;
        int stackCount = 0;
        int entered = 0;
        int count = 0;
        Array.Fill(component, -1);
        for (int root = 0; root < nodeCount; root++)
        {
            if (order[root] == 0)
                Enter(root);
            while (pathCount > 0)
            {
                int node = path[pathCount - 1];
                if (cursor[node] < first[node + 1])
                {
                    int successor = next[cursor[node]++];
                    if (order[successor] == 0)
                        Enter(successor);
                    else if (component[successor] < 0)
                        low[node] = Math.Min(low[node], order[successor]);
                    continue;
                }

                pathCount--;
                if (pathCount > 0)
                    low[path[pathCount - 1]] = Math.Min(low[path[pathCount - 1]], low[node]);
                if (low[node] == order[node])
                    Close(node);
            }
        }

        return count;

        void Enter(int node)
        {
            order[node] = low[node] = ++entered;
            path[pathCount++] = node;
            stack[stackCount++] = node;
        }

        void Close(int root)
        {
            int node;
            do
            {
                node = stack[--stackCount];
                component[node] = count;
            }
            while (node != root);
            count++;
        }
    }
}
