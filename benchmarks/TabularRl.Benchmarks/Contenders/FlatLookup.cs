using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>The floor of a lookup: one value is read of a state whose number is known.</summary>
internal sealed class FlatLookup(double[] values, AccessStream stream) : IContender
{
    public double Checksum { get; private set; }

    public long Run()
    {
        double sum = 0;
        foreach (int state in stream.States)
            sum += values[state * TaskConstants.ActionCount];
        foreach (int state in stream.NextStates)
            sum += values[state * TaskConstants.ActionCount];
        Checksum = sum;
        return 2L * stream.Length;
    }
}
