using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tables;

namespace TabularRl.Agents;

/// <summary>The whole state of an agent between two episodes, as plain data and tables.</summary>
public sealed record AgentSnapshot
{
    internal static readonly ImmutableSortedDictionary<string, ImmutableArray<ulong>> NoArrays =
        ImmutableSortedDictionary.Create<string, ImmutableArray<ulong>>(StringComparer.Ordinal);

    /// <summary>The agent's kind, for example <c>q-learning</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The discretizer under which the tables were learned.</summary>
    public required DiscretizerDescription Discretizer { get; init; }

    /// <summary>The discount factor γ.</summary>
    public required double DiscountFactor { get; init; }

    /// <summary>The schedule of the learning rate α.</summary>
    public required ScheduleDescription LearningRate { get; init; }

    /// <summary>The exploration policy.</summary>
    public required ExplorationDescription Exploration { get; init; }

    /// <summary>The number of episodes that have ended.</summary>
    public required long EpisodeCount { get; init; }

    /// <summary>The number of steps taken.</summary>
    public required long StepCount { get; init; }

    /// <summary>The number of transitions learned that somebody else made (<see cref="ITransitionLearner"/>); default 0. They are no steps.</summary>
    public long LearnedTransitionCount { get; init; }

    /// <summary>The state of the agent's generator.</summary>
    public required RandomState RandomState { get; init; }

    /// <summary>The discretizers of the coarser levels of an agent that has levels, after <see cref="Discretizer"/>; empty for others.</summary>
    public IReadOnlyList<DiscretizerDescription> CoarserDiscretizers { get; init; } = [];

    /// <summary>Further options of the agent's kind, in a fixed order; empty for Q-learning.</summary>
    public ImmutableArray<double> Settings { get; init; } = [];

    /// <summary>What the agent's kind keeps beside its tables, by name, as arrays of 64-bit words: a learned model, a queue, a buffer; empty for most.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ulong>> Arrays { get; init; } = NoArrays;

    /// <summary>The agent's tables, the one that it acts on first; no other for most. Further ones have the same states in the same order. With levels, one a level, and perhaps further ones with rows of the same levels.</summary>
    public required IReadOnlyList<QTable> Tables { get; init; }
}
