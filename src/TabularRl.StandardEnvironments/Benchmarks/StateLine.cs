namespace TabularRl.StandardEnvironments.Benchmarks;

/// <summary>A row of states as text.</summary>
internal static class StateLine
{
    /// <summary>A dot a state, and a mark for the one the agent is in.</summary>
    public static string Draw(int stateCount, int state) =>
        string.Create(stateCount, state, static (line, marked) =>
        {
            line.Fill('.');
            line[marked] = '@';
        });
}
