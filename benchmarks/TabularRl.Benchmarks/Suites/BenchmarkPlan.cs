using TabularRl.Benchmarks.RoundRobin;

namespace TabularRl.Benchmarks.Suites;

/// <summary>How much a run measures.</summary>
internal sealed record BenchmarkPlan
{
    /// <summary>The state counts, ascending. The first is small, and rehearsed: it warms what the larger ones run.</summary>
    public required IReadOnlyList<int> StateCounts { get; init; }

    public required RoundRobinOptions Rounds { get; init; }

    /// <summary>The longest stream of transitions; shorter ones are as long as there are states.</summary>
    public required int MaxStreamLength { get; init; }

    /// <summary>Up to how many states there is a dictionary with a key of text, and one with a tuple.</summary>
    public required int MaxSlowDictionaryStates { get; init; }

    /// <summary>Up to how many states there is a dictionary with a struct as its key, 130 bytes a state.</summary>
    public required int MaxStructDictionaryStates { get; init; }

    /// <summary>Up to how many states every insert is timed, to find the longest.</summary>
    public required int MaxTimedInsertStates { get; init; }

    /// <summary>Up to how many states there are checkpoints.</summary>
    public required int MaxCheckpointStates { get; init; }

    /// <summary>Up to how many states there are models to solve.</summary>
    public required int MaxPlanningStates { get; init; }

    /// <summary>Ends within five minutes on two cores.</summary>
    public static BenchmarkPlan Short { get; } = new()
    {
        StateCounts = [1_449, 100_000, 10_000_000],
        Rounds = new RoundRobinOptions { RoundCount = 9 },
        MaxStreamLength = 1 << 18,
        MaxSlowDictionaryStates = 100_000,
        MaxStructDictionaryStates = 10_000_000,
        MaxTimedInsertStates = 100_000,
        MaxCheckpointStates = 100_000,
        MaxPlanningStates = 100_000,
    };

    public static BenchmarkPlan Full { get; } = new()
    {
        StateCounts = [1_449, 100_000, 1_000_000, 10_000_000, 30_000_000],
        Rounds = new RoundRobinOptions { RoundCount = 15, TurnTime = TimeSpan.FromMilliseconds(20) },
        MaxStreamLength = 1 << 20,
        MaxSlowDictionaryStates = 1_000_000,
        MaxStructDictionaryStates = 10_000_000,
        MaxTimedInsertStates = 10_000_000,
        MaxCheckpointStates = 1_000_000,
        MaxPlanningStates = 1_000_000,
    };

    /// <summary>The length of a stream among so many states: long enough that no branch predictor learns it by heart.</summary>
    public int StreamLengthFor(int stateCount) => Math.Min(Math.Max(stateCount, 1 << 14), MaxStreamLength);
}
