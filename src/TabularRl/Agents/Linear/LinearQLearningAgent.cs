using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.Linear;

/// <summary>
/// Q-learning with linear action values: off-policy, semi-gradient.
/// <code>w(i,a) ← w(i,a) + α/n · (r + γ · max_a' Q(s',a') − Q(s,a)) for the n active features i of s</code>
/// </summary>
/// <remarks>
/// Source: Watkins 1989; Sutton and Barto 2018, §11.1. Bootstrapping off-policy with shared features may diverge (§11.3); an error says so
/// when it has. <see cref="LinearSarsaAgent"/> is the safer choice. With one active feature a state it is Q-learning on a table.
/// </remarks>
public sealed class LinearQLearningAgent : LinearAgent, ITransitionLearner
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "linear-q-learning";

    private readonly int[] _loggedRows;

    /// <summary>Creates an agent that has met no feature.</summary>
    /// <param name="coder">Turns observations into active features: tile coding or hashed features.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public LinearQLearningAgent(IFeatureCoder coder, int actionCount, LinearQLearningOptions? options = null)
        : this(coder, options ??= new LinearQLearningOptions(), CreateWeights(coder, actionCount, options))
    {
    }

    private LinearQLearningAgent(IFeatureCoder coder, LinearQLearningOptions options, QTable weights)
        : base(coder, options, weights)
    {
        _loggedRows = new int[coder.CellCount];
    }

    private protected override string SnapshotKind => Kind;

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its weights are taken over, not copied.</param>
    /// <param name="coder">The coder under which the weights were learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the coder is another one, or a stored schedule is not built in.</exception>
    public static LinearQLearningAgent FromSnapshot(AgentSnapshot snapshot, IFeatureCoder coder, LinearQLearningOptions? options = null)
    {
        SnapshotReader.Check(snapshot, coder, Kind);
        var agent = new LinearQLearningAgent(coder, options ?? SnapshotReader.ReadOptions(snapshot, new LinearQLearningOptions()), snapshot.Tables[0]);
        agent.Resume(snapshot);
        return agent;
    }

    /// <inheritdoc />
    public void Learn(
        ReadOnlySpan<double> observation,
        int action,
        double reward,
        ReadOnlySpan<double> nextObservation,
        bool terminated,
        ActionMask nextLegalActions = default)
    {
        CheckTransition(action, reward);
        ReadNext(nextObservation, terminated); // first: where it is refused, no feature must have been added
        ReadLogged(observation, _loggedRows);
        Update(_loggedRows, action, Target(reward, terminated, nextLegalActions));
        LearnedTransitionCount++;
    }

    private protected override int LearnAndSelect(double reward, ActionMask nextLegalActions)
    {
        Update(Rows, Action, Target(reward, terminated: false, nextLegalActions));
        AddUpNextValues();
        return SelectNextAction(nextLegalActions);
    }

    private protected override void LearnLast(double reward, bool terminated, ActionMask finalLegalActions) =>
        Update(Rows, Action, Target(reward, terminated, finalLegalActions));

    private double Target(double reward, bool terminated, ActionMask nextLegalActions) =>
        reward + DiscountFactor * (terminated ? 0 : GreedyAction.MaxValue(NextValues, nextLegalActions));
}
