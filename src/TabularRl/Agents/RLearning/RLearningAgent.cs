using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.RLearning;

/// <summary>
/// R-learning: off-policy control for tasks that go on for ever, by the reward that a step earns in the mean, without discounting.
/// <code>Q(s,a) ← Q(s,a) + α · (r − ρ + max_a' Q(s',a') − Q(s,a)); then, if Q(s,a) = max_b Q(s,b): ρ ← ρ + β · (r − ρ + max_a' Q(s',a') − max_b Q(s,b))</code>
/// </summary>
/// <remarks>
/// Source: Schwartz 1993; Sutton and Barto 1998, §6.7; the differential values of Sutton and Barto 2018, §10.3. Values are relative: they say
/// how much more is earned from here than in the mean. A terminal state is worth 0, which gives a task with episodes another meaning:
/// there ρ is a cost of time. The maxima are over legal actions; of a logged transition's first state all are taken for legal.
/// </remarks>
public sealed class RLearningAgent : TabularAgent, ITransitionLearner
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "r-learning";

    private const string AverageName = "average-reward";

    private readonly double _averageRewardRate;
    private ActionMask _legalActions; // of the state whose reward is still to come

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public RLearningAgent(IStateDiscretizer discretizer, int actionCount, RLearningOptions? options = null)
        : this(discretizer, options ??= new RLearningOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private RLearningAgent(IStateDiscretizer discretizer, RLearningOptions options, QTable table)
        : base(discretizer, options, table)
    {
        _averageRewardRate = options.AverageRewardRate;
        AverageReward = options.InitialAverageReward;
    }

    /// <summary>The estimate ρ of the reward that the greedy policy earns a step.</summary>
    public double AverageReward { get; private set; }

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_averageRewardRate];

    private protected override ImmutableSortedDictionary<string, ImmutableArray<ulong>> FurtherArrays =>
        base.FurtherArrays.Add(AverageName, [BitConverter.DoubleToUInt64Bits(AverageReward)]);

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial values and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, its average reward is none, or a stored schedule is not built in.</exception>
    public static RLearningAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, RLearningOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        options ??= SnapshotReader.ReadOptions(snapshot, new RLearningOptions { AverageRewardRate = SnapshotReader.ReadSettings(snapshot, 1)[0] });
        var agent = new RLearningAgent(discretizer, options, snapshot.Tables[0]);
        ReadOnlySpan<ulong> words = SnapshotReader.ReadArray(snapshot, AverageName, 1);
        SnapshotReader.Require(words.Length == 1 && double.IsFinite(BitConverter.UInt64BitsToDouble(words[0])), AverageName);
        agent.AverageReward = BitConverter.UInt64BitsToDouble(words[0]);
        agent.Resume(snapshot);
        return agent;
    }

    /// <inheritdoc />
    public override int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        int action = base.BeginEpisode(observation, legalActions);
        _legalActions = legalActions;
        return action;
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

        // The next state first: where its observation is refused, the table must not have grown.
        double nextValue = terminated ? 0 : GreedyAction.MaxValue(Values(FindRow(nextObservation)), nextLegalActions);
        LearnFrom(GetOrAddRow(observation), action, ActionMask.All, reward, nextValue);
        LearnedTransitionCount++;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        LearnFrom(Row, Action, _legalActions, reward, GreedyAction.MaxValue(Values(nextRow), nextLegalActions));
        _legalActions = nextLegalActions;
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions) =>
        LearnFrom(Row, Action, _legalActions, reward, terminated ? 0 : GreedyAction.MaxValue(Values(finalRow), finalLegalActions));

    private void LearnFrom(int row, int action, ActionMask legalActions, double reward, double nextValue)
    {
        double target = reward - AverageReward + nextValue;
        Update(row, action, target);
        ReadOnlySpan<double> values = Table.DangerousActionValues(row);
        double maximum = GreedyAction.MaxValue(values, legalActions);
        if (values[action] == maximum)
            AverageReward += _averageRewardRate * (target - maximum);
    }
}
