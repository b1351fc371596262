using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.Traces;

/// <summary>
/// Peng's Q(λ): Q-learning along eligibility traces that are not cut. What the agent did is learned as it was, exploration included, with the
/// greedy value at its end.
/// <code>V(s) = max_a Q(s,a); δ = r + γ · V(s') − Q(s,a) and δ' = r + γ · V(s') − V(s); e ← γ · λ · e for all; Q(x,b) ← Q(x,b) + α · δ' · e(x,b) for all x, b; Q(s,a) ← Q(s,a) + α · δ; then e(s,a) as its kind says</code>
/// </summary>
/// <remarks>
/// Source: Peng and Williams 1996; Sutton and Barto 1998, §7.6. Neither on- nor off-policy: while the agent explores, its values lie between
/// those of its own policy and the greedy one's, and approach the latter as exploration fades. Maxima are over the legal actions. Where λ is
/// 0 it equals <see cref="QLearning.QLearningAgent"/> bit for bit.
/// </remarks>
public sealed class PengQLambdaAgent : TraceAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "peng-q-lambda";

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public PengQLambdaAgent(IStateDiscretizer discretizer, int actionCount, PengQLambdaOptions? options = null)
        : this(discretizer, options ??= new PengQLambdaOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private PengQLambdaAgent(IStateDiscretizer discretizer, PengQLambdaOptions options, QTable table)
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
    public static PengQLambdaAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, PengQLambdaOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new PengQLambdaAgent(discretizer, options ?? ReadOptions(snapshot), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        LearnFrom(reward, NextValue(nextRow, nextLegalActions));
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override double NextValue(int nextRow, ActionMask nextLegalActions) =>
        GreedyAction.MaxValue(Values(nextRow), nextLegalActions);

    private protected override void LearnFrom(double reward, double nextValue)
    {
        double target = reward + DiscountFactor * nextValue;
        Learn(target - Values(Row)[Action], target - NextValue(Row, LegalActions));
    }

    private static PengQLambdaOptions ReadOptions(AgentSnapshot snapshot)
    {
        ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, count: 3);
        return SnapshotReader.ReadOptions(
            snapshot, new PengQLambdaOptions { TraceDecay = settings[0], TraceCutoff = settings[1], TraceKind = (TraceKind)(int)settings[2] });
    }
}
