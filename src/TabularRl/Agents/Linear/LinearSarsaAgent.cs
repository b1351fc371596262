using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.Linear;

/// <summary>
/// SARSA with linear action values: on-policy, semi-gradient.
/// <code>w(i,a) ← w(i,a) + α/n · (r + γ · Q(s',a') − Q(s,a)) for the n active features i of s, a' being the action that is taken in s'</code>
/// </summary>
/// <remarks>
/// Source: Sutton and Barto 2018, §10.1. Where an episode is truncated, a' is drawn as if the agent went on, and not taken. With one active
/// feature a state it is SARSA on a table.
/// </remarks>
public sealed class LinearSarsaAgent : LinearAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "linear-sarsa";

    /// <summary>Creates an agent that has met no feature.</summary>
    /// <param name="coder">Turns observations into active features: tile coding or hashed features.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public LinearSarsaAgent(IFeatureCoder coder, int actionCount, LinearSarsaOptions? options = null)
        : this(coder, options ??= new LinearSarsaOptions(), CreateWeights(coder, actionCount, options))
    {
    }

    private LinearSarsaAgent(IFeatureCoder coder, LinearSarsaOptions options, QTable weights)
        : base(coder, options, weights)
    {
    }

    private protected override string SnapshotKind => Kind;

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its weights are taken over, not copied.</param>
    /// <param name="coder">The coder under which the weights were learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the coder is another one, or a stored schedule is not built in.</exception>
    public static LinearSarsaAgent FromSnapshot(AgentSnapshot snapshot, IFeatureCoder coder, LinearSarsaOptions? options = null)
    {
        SnapshotReader.Check(snapshot, coder, Kind);
        var agent = new LinearSarsaAgent(coder, options ?? SnapshotReader.ReadOptions(snapshot, new LinearSarsaOptions()), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    private protected override int LearnAndSelect(double reward, ActionMask nextLegalActions)
    {
        int nextAction = SelectNextAction(nextLegalActions);
        Update(Rows, Action, reward + DiscountFactor * NextValues[nextAction]);
        return nextAction;
    }

    private protected override void LearnLast(double reward, bool terminated, ActionMask finalLegalActions) =>
        Update(Rows, Action, reward + (terminated ? 0 : DiscountFactor * NextValues[SelectNextAction(finalLegalActions)]));
}
