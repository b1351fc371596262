using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.Traces;

/// <summary>
/// Watkins's Q(λ): Q-learning along eligibility traces, which are cut where the agent explores, since what follows such an action says nothing
/// of the greedy policy.
/// <code>δ = r + γ · max_a' Q(s',a') − Q(s,a); e ← γ · λ · e for all, then e(s,a) as its kind says; Q(x,b) ← Q(x,b) + α · δ · e(x,b) for all x, b; e ← 0 if the next action is not greedy</code>
/// </summary>
/// <remarks>
/// Source: Watkins 1989; Sutton and Barto 1998, §7.6. Off-policy. An action that ties for the maximum over the legal ones is greedy; it is judged
/// when it is chosen, after the update. Where λ is 0 it equals <see cref="QLearning.QLearningAgent"/> bit for bit.
/// </remarks>
public sealed class WatkinsQLambdaAgent : TraceAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "watkins-q-lambda";

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public WatkinsQLambdaAgent(IStateDiscretizer discretizer, int actionCount, WatkinsQLambdaOptions? options = null)
        : this(discretizer, options ??= new WatkinsQLambdaOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private WatkinsQLambdaAgent(IStateDiscretizer discretizer, WatkinsQLambdaOptions options, QTable table)
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
    public static WatkinsQLambdaAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, WatkinsQLambdaOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new WatkinsQLambdaAgent(discretizer, options ?? ReadOptions(snapshot), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        LearnFrom(reward, NextValue(nextRow, nextLegalActions));
        int nextAction = SelectAction(nextRow, nextLegalActions);
        if (Values(nextRow)[nextAction] < NextValue(nextRow, nextLegalActions))
            ForgetTraces();
        return nextAction;
    }

    private protected override double NextValue(int nextRow, ActionMask nextLegalActions) =>
        GreedyAction.MaxValue(Values(nextRow), nextLegalActions);

    private protected override void LearnFrom(double reward, double nextValue)
    {
        double error = reward + DiscountFactor * nextValue - Values(Row)[Action];
        Learn(error, error);
    }

    private static WatkinsQLambdaOptions ReadOptions(AgentSnapshot snapshot)
    {
        ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, count: 3);
        return SnapshotReader.ReadOptions(
            snapshot, new WatkinsQLambdaOptions { TraceDecay = settings[0], TraceCutoff = settings[1], TraceKind = (TraceKind)(int)settings[2] });
    }
}
