using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Agents.UpperConfidence;

/// <summary>
/// Q-learning with an upper-confidence bonus: values start at the best that can be, and each update adds a bonus that shrinks with the visits,
/// so that the greedy action is the one that may still be best.
/// <code>Q(s,a) ← Q(s,a) + α_n · (r + c/√n + γ · min(V_max, max_a' Q(s',a')) − Q(s,a)), n = n(s,a), the minimum being 0 where s' is terminal</code>
/// </summary>
/// <remarks>
/// Off-policy. Source: Jin, Allen-Zhu, Bubeck and Jordan 2018 (UCB-Hoeffding), in the discounted form of Dong, Wang, Chen and Wang 2019, with
/// one table for all steps of an episode and the effective horizon H = 1/(1 − γ) in the rate α_n = (H + 1)/(H + n), which the options'
/// learning rate α multiplies. The constants of their proof, c = 4·√(H³·log(SAT/p)), never let go in practice; here c is an option. Like Jin et al., and unlike Dong et al., it does not keep a running minimum of each value.
/// </remarks>
public sealed class UcbQLearningAgent : TabularAgent, ITransitionLearner
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "ucb-q-learning";

    private readonly double _bonusWeight;
    private readonly double _maxReturn;

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public UcbQLearningAgent(IStateDiscretizer discretizer, int actionCount, UcbQLearningOptions? options = null)
        : this(discretizer, options ??= new UcbQLearningOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private UcbQLearningAgent(IStateDiscretizer discretizer, UcbQLearningOptions options, QTable table)
        : base(discretizer, options, table)
    {
        _bonusWeight = options.BonusWeight;
        _maxReturn = options.MaxReturn;
    }

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_bonusWeight, _maxReturn];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static UcbQLearningAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, UcbQLearningOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        if (options is null)
        {
            ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, 2);
            options = SnapshotReader.ReadOptions(snapshot, new UcbQLearningOptions { BonusWeight = settings[0], MaxReturn = settings[1] });
        }

        var agent = new UcbQLearningAgent(discretizer, options, snapshot.Tables[0]);
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

        // The next state first: where its observation is refused, the table must not have grown.
        double nextValue = terminated ? 0 : NextValue(FindRow(nextObservation), nextLegalActions);
        LearnFrom(GetOrAddRow(observation), action, reward, nextValue);
        LearnedTransitionCount++;
    }

    private protected override int LearnAndSelect(double reward, int nextRow, ActionMask nextLegalActions)
    {
        LearnFrom(Row, Action, reward, NextValue(nextRow, nextLegalActions));
        return SelectAction(nextRow, nextLegalActions);
    }

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions) =>
        LearnFrom(Row, Action, reward, terminated ? 0 : NextValue(finalRow, finalLegalActions));

    private double NextValue(int row, ActionMask legalActions) =>
        Math.Min(_maxReturn, GreedyAction.MaxValue(Values(row), legalActions));

    private void LearnFrom(int row, int action, double reward, double nextValue)
    {
        double learningRate = CountVisit(row, action);
        double visits = Table.DangerousVisits(row)[action];

        // (H + 1)/(H + n), above and below multiplied by 1 − γ.
        double rate = learningRate * (2 - DiscountFactor) / (1 + (1 - DiscountFactor) * visits);
        ref double value = ref Table.DangerousActionValues(row)[action];
        value += rate * (reward + _bonusWeight / Math.Sqrt(visits) + DiscountFactor * nextValue - value);
    }
}
