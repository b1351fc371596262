using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Agents.Batch;

/// <summary>
/// Fitted Q iteration on a table: K times, all values are set to the mean of their targets over all transitions that were ever seen.
/// <code>Q_k+1(s,a) = 1/n(s,a) · Σ (r + γ · max_a' Q_k(s',a')), over the n(s,a) transitions of s and a, the maximum being 0 where s' is terminal</code>
/// </summary>
/// <remarks>
/// Off-policy. Source: Ernst, Geurts and Wehenkel 2005; on a table its limit is the optimum of the model that the counts estimate. An action
/// that no transition shows keeps its initial value, and the maximum believes it: with a log that tries few actions use
/// <see cref="ConservativeQAgent"/>, or an initial value that is no better than the worst return.
/// </remarks>
public sealed class FittedQAgent : BatchAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "fitted-q";

    private readonly FittedQOptions _options;

    /// <summary>Creates an agent with an empty table and no transitions.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public FittedQAgent(IStateDiscretizer discretizer, int actionCount, FittedQOptions? options = null)
        : this(discretizer, options ??= new FittedQOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private FittedQAgent(IStateDiscretizer discretizer, FittedQOptions options, QTable table)
        : base(discretizer, options, table) => _options = options;

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_options.FitInterval, _options.MaxIterationCount, _options.Tolerance];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, its transitions are impossible, or a stored schedule is not built in.</exception>
    public static FittedQAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, FittedQOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        if (options is null)
        {
            ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, 3);
            options = SnapshotReader.ReadOptions(snapshot, new FittedQOptions
            {
                FitInterval = (int)settings[0],
                MaxIterationCount = (int)settings[1],
                Tolerance = settings[2],
            });
        }

        var agent = new FittedQAgent(discretizer, options, snapshot.Tables[0]);
        agent.ResumeModel(snapshot);
        return agent;
    }

    private protected override double Penalty(long count) => 0;
}
