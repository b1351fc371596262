namespace TabularRl.Benchmarks.Workloads;

/// <summary>In which order states are asked for.</summary>
internal enum AccessPattern
{
    /// <summary>Each state equally likely, independent of the one before: the worst for every cache.</summary>
    Uniform,

    /// <summary>The state of rank k with a probability proportional to 1/k: few states are met often, most rarely.</summary>
    Zipf,

    /// <summary>Episodes among neighbours: each state follows the one before and differs from it in one cell.</summary>
    Trajectory,
}
