using TabularRl.Agents;
using TabularRl.Persistence;

namespace TabularRl.Checking;

/// <summary>The options of an <see cref="AgentChecker"/>.</summary>
public sealed record AgentCheckOptions
{
    /// <summary>The seed of everything random in the check: the same agent gives the same report. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether values are learned from values of next states; default true. False for Monte-Carlo agents, which do not bootstrap where an episode is truncated.</summary>
    public bool Bootstraps { get; init; } = true;

    /// <summary>Whether the values are those of the greedy policy whatever the agent explores; null (the default) for agents that are an <see cref="ITransitionLearner"/>.</summary>
    public bool? IsOffPolicy { get; init; }

    /// <summary>Whether the frozen policy's values are the expected returns of actions; default true. False for agents that learn preferences: their values are not looked at.</summary>
    public bool HasActionValues { get; init; } = true;

    /// <summary>Whether it learns again from what it met before, as agents that plan or replay do; default false. Then a transition learned in a running episode may change what else is learned.</summary>
    public bool LearnsAgain { get; init; }

    /// <summary>Rebuilds the agent from a checkpoint, for example <c>checkpoint => checkpoint.RestoreQLearning()</c>; null (the default) leaves going on from one unchecked.</summary>
    public Func<Checkpoint, IAgent>? Restore { get; init; }

    /// <summary>The number of random models of five states on which the greedy policy is held against the exact optimum; at least 1, default 5.</summary>
    public int ModelCount { get; init; } = 5;

    /// <summary>The number of episodes of training on each model, of 50 steps at most; at least 1, default 2,000.</summary>
    public int EpisodeCount { get; init; } = 2_000;

    /// <summary>How much of what the optimum gains over random play may be missing, in the mean over the models; in (0, 1], default 0.1.</summary>
    public double MaxRegret { get; init; } = 0.1;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ModelCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(EpisodeCount, 1);
        if (!(MaxRegret is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(MaxRegret), "The largest regret must lie in (0, 1].");
    }
}
