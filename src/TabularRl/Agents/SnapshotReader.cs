using TabularRl.Discretization;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents;

/// <summary>What every agent checks and reads when it goes on from a snapshot.</summary>
internal static class SnapshotReader
{
    /// <summary>Refuses the snapshot of another kind of agent, of another number of tables or settings, or of another discretizer.</summary>
    public static void Check(AgentSnapshot snapshot, IStateDiscretizer discretizer, string kind, int tableCount = 1, int settingCount = 0)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(discretizer);
        if (snapshot.Kind != kind || snapshot.Tables.Count != tableCount)
        {
            throw new ArgumentException(
                $"The snapshot is of a '{snapshot.Kind}' agent with {snapshot.Tables.Count} tables, not of a '{kind}' agent with {tableCount}.", nameof(snapshot));
        }

        int settings = snapshot.Settings.IsDefault ? 0 : snapshot.Settings.Length;
        if (settings != settingCount)
            throw new ArgumentException($"The snapshot holds {settings} settings; a '{kind}' agent has {settingCount}.", nameof(snapshot));
        if (discretizer.Description != snapshot.Discretizer)
            throw new ArgumentException("The table was learned under another discretizer; use the one that is described in the snapshot.", nameof(discretizer));
    }

    /// <summary>The stored discount factor, exploration and learning rate, in options whose other members are the kind's own.</summary>
    public static TOptions ReadOptions<TOptions>(AgentSnapshot snapshot, TOptions options)
        where TOptions : LearningRateOptions =>
        (TOptions)(options with
        {
            DiscountFactor = snapshot.DiscountFactor,
            LearningRate = Schedule.FromDescription(snapshot.LearningRate),
            Exploration = snapshot.Exploration.Build(),
        });

    /// <summary>As <see cref="ReadOptions{TOptions}"/> for an agent without a learning rate.</summary>
    public static TOptions ReadOptionsWithoutRate<TOptions>(AgentSnapshot snapshot, TOptions options)
        where TOptions : TabularAgentOptions =>
        (TOptions)(options with
        {
            DiscountFactor = snapshot.DiscountFactor,
            Exploration = snapshot.Exploration.Build(),
        });
}
