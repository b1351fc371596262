namespace TabularRl.Benchmarks.Workloads;

/// <summary>Makes the pools of a stream.</summary>
internal static class StatePools
{
    /// <summary>The keys of s and s′, in turn.</summary>
    public static StatePool<ulong> CreateKeys(StateSpace space, AccessStream stream) =>
        StatePool<ulong>.Create(space.StateCount, stream.Interleave(), TaskConstants.KeyWordCount, space.WriteKey);

    /// <summary>The observations of s′: where s is the s′ of the step before, there is nothing else to observe.</summary>
    public static StatePool<double> CreateObservations(StateSpace space, AccessStream stream) =>
        StatePool<double>.Create(space.StateCount, stream.NextStates, TaskConstants.CellCount, space.WriteObservation);

    /// <summary>The keys of the given states, laid end to end.</summary>
    public static ulong[] LayKeys(StateSpace space, IReadOnlyCollection<int> states)
    {
        var keys = new ulong[states.Count * TaskConstants.KeyWordCount];
        int at = 0;
        foreach (int state in states)
        {
            space.WriteKey(state, keys.AsSpan(at, TaskConstants.KeyWordCount));
            at += TaskConstants.KeyWordCount;
        }

        return keys;
    }
}
