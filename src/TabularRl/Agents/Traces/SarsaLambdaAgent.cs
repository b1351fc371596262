using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.Traces;

/// <summary>
/// SARSA(λ): on-policy control in which each error is learned, along eligibility traces, for all that the episode did before.
/// <code>δ = r + γ · Q(s',a') − Q(s,a); e ← γ · λ · e for all, then e(s,a) as its kind says; Q(x,b) ← Q(x,b) + α · δ · e(x,b) for all x, b</code>
/// </summary>
/// <remarks>
/// Source: Rummery and Niranjan 1994; Sutton and Barto 2018, §12.7; Singh and Sutton 1996 for replacing traces, which leave those of the
/// state's other actions alone. Where λ is 0 it equals <see cref="Sarsa.SarsaAgent"/> bit for bit. The action after a truncated episode is
/// drawn and not taken.
/// </remarks>
public sealed class SarsaLambdaAgent : TraceAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "sarsa-lambda";

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SarsaLambdaAgent(IStateDiscretizer discretizer, int actionCount, SarsaLambdaOptions? options = null)
        : this(discretizer, options ??= new SarsaLambdaOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private SarsaLambdaAgent(IStateDiscretizer discretizer, SarsaLambdaOptions options, QTable table)
        : base(discretizer, options, options.TraceKind, table)
    {
    }

    private protected override string SnapshotKind => Kind;

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static SarsaLambdaAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, SarsaLambdaOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new SarsaLambdaAgent(discretizer, options ?? ReadOptions(snapshot), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        int nextAction = SelectAction(nextRow, nextLegalActions);
        LearnFrom(reward, Values(nextRow)[nextAction]);
        return nextAction;
    }

    private protected override double NextValue(int nextRow, ActionMask nextLegalActions) =>
        Values(nextRow)[SelectAction(nextRow, nextLegalActions)];

    private protected override void LearnFrom(double reward, double nextValue)
    {
        double error = reward + DiscountFactor * nextValue - Values(Row)[Action];
        Learn(error, error);
    }

    private static SarsaLambdaOptions ReadOptions(AgentSnapshot snapshot)
    {
        ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, count: 3);
        return SnapshotReader.ReadOptions(
            snapshot, new SarsaLambdaOptions { TraceDecay = settings[0], TraceCutoff = settings[1], TraceKind = (TraceKind)(int)settings[2] });
    }
}
