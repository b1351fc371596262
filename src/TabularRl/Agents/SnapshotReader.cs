using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents;

/// <summary>What agents with one discretizer check and read when they go on from a snapshot.</summary>
internal static class SnapshotReader
{
    /// <summary>Refuses the snapshot of another kind of agent, of another number of tables, or of another discretizer.</summary>
    public static void Check(AgentSnapshot snapshot, IStateDiscretizer discretizer, string kind, int tableCount = 1)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(discretizer);
        if (snapshot.Kind != kind || snapshot.Tables.Count != tableCount)
        {
            throw new ArgumentException(
                $"The snapshot is of a '{snapshot.Kind}' agent with {snapshot.Tables.Count} tables, not of a '{kind}' agent with {tableCount}.", nameof(snapshot));
        }

        if (discretizer.Description != snapshot.Discretizer)
            throw new ArgumentException("The table was learned under another discretizer; use the one that is described in the snapshot.", nameof(discretizer));
        if (snapshot.Tables.Any(table => table.StateCount != snapshot.Tables[0].StateCount))
            throw new ArgumentException("The tables of the snapshot do not have the same states.", nameof(snapshot));
    }

    /// <summary>The further options of the snapshot's kind, of which there must be so many.</summary>
    public static ImmutableArray<double> ReadSettings(AgentSnapshot snapshot, int count)
    {
        if (snapshot.Settings.Length != count)
            throw new ArgumentException($"The snapshot of a '{snapshot.Kind}' agent has {snapshot.Settings.Length} settings, not {count}.", nameof(snapshot));
        return snapshot.Settings;
    }

    /// <summary>What the snapshot's kind keeps under a name, in records of so many words.</summary>
    public static ReadOnlySpan<ulong> ReadArray(AgentSnapshot snapshot, string name, int recordWords)
    {
        if (!snapshot.Arrays.TryGetValue(name, out ImmutableArray<ulong> words) || words.Length % recordWords != 0)
            throw new ArgumentException($"The snapshot of a '{snapshot.Kind}' agent lacks its array '{name}', or it has no whole number of records.", nameof(snapshot));
        return words.AsSpan();
    }

    /// <summary>The mask of a word with one bit an action, set where it is legal.</summary>
    public static ActionMask ReadLegalActions(ulong legalBits, int actionCount, string name)
    {
        ulong possible = actionCount > ActionMask.MaxActionCount ? 0 : ulong.MaxValue >> (ActionMask.MaxActionCount - actionCount);
        Require((~legalBits & ~possible) == 0 && (possible == 0 || (legalBits & possible) != 0), name);
        return ActionMask.FromIllegalBits(~legalBits);
    }

    /// <summary>Refuses a snapshot whose array speaks of what there is not.</summary>
    public static void Require(bool isPossible, string name)
    {
        if (!isPossible)
            throw new ArgumentException($"The array '{name}' of the snapshot holds what cannot be: a row, an action or a number that there is not.", "snapshot");
    }

    /// <summary>The stored discount factor, learning rate and exploration; what else the options hold stays.</summary>
    public static TOptions ReadOptions<TOptions>(AgentSnapshot snapshot, TOptions options)
        where TOptions : TabularAgentOptions =>
        (TOptions)(options with
        {
            DiscountFactor = snapshot.DiscountFactor,
            LearningRate = Schedule.FromDescription(snapshot.LearningRate),
            Exploration = snapshot.Exploration.Build(),
        });
}
