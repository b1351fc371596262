using TabularRl.Agents;
using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;

namespace TabularRl.Persistence;

/// <summary>What a checkpoint file holds: an agent between two episodes, where its training stands, and where both come from.</summary>
public sealed record Checkpoint
{
    /// <summary>Where the table comes from.</summary>
    public required CheckpointProvenance Provenance { get; init; }

    /// <summary>The agent's state.</summary>
    public required AgentSnapshot Agent { get; init; }

    /// <summary>Where its training stands.</summary>
    public required TrainingState Training { get; init; }

    /// <summary>The agent's greedy policy; of an agent with levels that of the finest one, which does not back off.</summary>
    /// <param name="discretizer">The discretizer of the table, or null to rebuild a built-in one.</param>
    /// <param name="tieBreaking">What the policy plays among actions of equal value.</param>
    /// <returns>The policy; it holds a copy of the table.</returns>
    /// <exception cref="ArgumentException">The discretizer is not the one under which the table was learned, or it is not built in and none was given.</exception>
    public FrozenPolicy Freeze(IStateDiscretizer? discretizer = null, TieBreaking tieBreaking = TieBreaking.Random) =>
        new(Agent.Tables[0], ResolveDiscretizer(discretizer), tieBreaking);

    /// <summary>The agent, ready to learn on. The table is shared with the checkpoint.</summary>
    /// <param name="discretizer">The discretizer of the table, or null to rebuild a built-in one.</param>
    /// <param name="options">Options to go on under, or null for the stored ones.</param>
    /// <returns>The agent.</returns>
    /// <exception cref="ArgumentException">The checkpoint is of another kind of agent, the discretizer is another one, or something is not built in and was not given.</exception>
    public QLearningAgent RestoreQLearning(IStateDiscretizer? discretizer = null, QLearningOptions? options = null) =>
        QLearningAgent.FromSnapshot(Agent, ResolveDiscretizer(discretizer), options);

    /// <summary>The agent, whatever its kind, ready to learn on under its stored options. The tables are shared with the checkpoint.</summary>
    /// <param name="discretizer">The discretizer of the tables, or null to rebuild a built-in one.</param>
    /// <returns>The agent, of the class that wrote the snapshot. For other options use that class's own <c>FromSnapshot</c>.</returns>
    /// <exception cref="ArgumentException">The kind of agent has no restoration of its own (back-off agents have <see cref="RestoreBackOffQLearning"/>), the discretizer is another one, or something is not built in.</exception>
    public ISnapshotAgent RestoreAgent(IStateDiscretizer? discretizer = null) => BuiltInAgents.Restore(Agent, ResolveDiscretizer(discretizer));

    /// <summary>The policy of an agent with levels, under the criterion that it was trained with.</summary>
    /// <param name="levels">The levels of the tables, or null to rebuild built-in ones.</param>
    /// <param name="tieBreaking">What is played where even the coarsest level sees equal values.</param>
    /// <returns>The policy; it holds a copy of the tables.</returns>
    /// <exception cref="ArgumentException">The checkpoint is of another kind of agent, the levels are others, or a discretizer is not built in and was not given.</exception>
    public FrozenBackOffPolicy FreezeBackOff(BackOffLevels? levels = null, TieBreaking tieBreaking = TieBreaking.Random) =>
        BackOffQLearningAgent.Freeze(Agent, levels ?? BuildLevels(), tieBreaking);

    /// <summary>The agent with levels, ready to learn on. The tables are shared with the checkpoint.</summary>
    /// <param name="levels">The levels of the tables, or null to rebuild built-in ones.</param>
    /// <param name="options">Options to go on under, or null for the stored ones.</param>
    /// <returns>The agent.</returns>
    /// <exception cref="ArgumentException">The checkpoint is of another kind of agent, the levels are others, or something is not built in and was not given.</exception>
    public BackOffQLearningAgent RestoreBackOffQLearning(BackOffLevels? levels = null, BackOffQLearningOptions? options = null) =>
        BackOffQLearningAgent.FromSnapshot(Agent, levels ?? BuildLevels(), options);

    private BackOffLevels BuildLevels() =>
        new([BuiltInDiscretizers.Create(Agent.Discretizer), .. Agent.CoarserDiscretizers.Select(BuiltInDiscretizers.Create)]);

    private IStateDiscretizer ResolveDiscretizer(IStateDiscretizer? discretizer)
    {
        if (discretizer is null)
            return BuiltInDiscretizers.Create(Agent.Discretizer);
        if (discretizer.Description != Agent.Discretizer)
        {
            throw new ArgumentException(
                "The table was learned under another discretizer: kind, features or parameters differ. Use the one that it was trained with.", nameof(discretizer));
        }

        return discretizer;
    }
}
