using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.Traces;

/// <summary>
/// True-online SARSA(λ): SARSA(λ) with dutch traces and a correction by which it is, after every step, exactly what the forward view of the
/// λ-return with all that is known so far would give.
/// <code>δ = r + γ · Q(s',a') − Q(s,a); Δ = Q(s,a) − Q_old(s,a); e ← γ · λ · e, then e(s,a) ← (1 − α) · e(s,a) + 1; Q ← Q + α · (δ + Δ) · e, and Q(s,a) ← Q(s,a) − α · Δ</code>
/// </summary>
/// <remarks>
/// Source: van Seijen and Sutton 2014; van Seijen, Mahmood, Pilarski, Machado and Sutton 2016; Sutton and Barto 2018, §12.8. Q_old(s,a) is the
/// value that the step before bootstrapped from. With λ = 1 a terminated episode leaves what every-visit Monte Carlo would have; where λ
/// is 0 it equals <see cref="Sarsa.SarsaAgent"/> bit for bit.
/// </remarks>
public sealed class TrueOnlineSarsaLambdaAgent : TraceAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "true-online-sarsa-lambda";

    // At the first step of an episode it is of no matter: there is no trace yet to which it could go.
    private double _bootstrappedValue;

    /// <summary>Creates an agent with an empty table.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public TrueOnlineSarsaLambdaAgent(IStateDiscretizer discretizer, int actionCount, TrueOnlineSarsaLambdaOptions? options = null)
        : this(discretizer, options ??= new TrueOnlineSarsaLambdaOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private TrueOnlineSarsaLambdaAgent(IStateDiscretizer discretizer, TrueOnlineSarsaLambdaOptions options, QTable table)
        : base(discretizer, options, TraceKind.Dutch, table)
    {
    }

    private protected override string SnapshotKind => Kind;

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, or a stored schedule is not built in.</exception>
    public static TrueOnlineSarsaLambdaAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, TrueOnlineSarsaLambdaOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        var agent = new TrueOnlineSarsaLambdaAgent(discretizer, options ?? ReadOptions(snapshot), snapshot.Tables[0]);
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
        double value = Values(Row)[Action];
        double error = reward + DiscountFactor * nextValue - value;
        Learn(error, error + value - _bootstrappedValue);
        _bootstrappedValue = nextValue;
    }

    private static TrueOnlineSarsaLambdaOptions ReadOptions(AgentSnapshot snapshot)
    {
        ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, count: 3);
        return SnapshotReader.ReadOptions(
            snapshot, new TrueOnlineSarsaLambdaOptions { TraceDecay = settings[0], TraceCutoff = settings[1] });
    }
}
