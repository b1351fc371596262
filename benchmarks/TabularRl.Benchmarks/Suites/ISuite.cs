using TabularRl.Benchmarks.RoundRobin;

namespace TabularRl.Benchmarks.Suites;

/// <summary>Contenders that belong together, set up when they are asked for and forgotten before the next suite.</summary>
internal interface ISuite
{
    /// <summary>What it measures, for the one who waits.</summary>
    string Title { get; }

    /// <summary>Groups of contenders that take turns with each other; a group is done with when the next is asked for.</summary>
    IEnumerable<IReadOnlyList<Entry>> CreateGroups();
}
