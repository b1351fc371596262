using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Tables;

namespace TabularRl.Agents.Batch;

/// <summary>
/// Conservative Q over logged transitions: fitted Q iteration that takes off from each value what its few transitions may have flattered it by,
/// and takes the worst of what no transition shows.
/// <code>Q_k+1(s,a) = 1/n(s,a) · Σ (r + γ · max_a' Q_k(s',a')) − c/√n(s,a), and the initial value where n(s,a) = 0</code>
/// </summary>
/// <remarks>
/// Off-policy. Source: the lower confidence bounds of pessimistic value iteration, Jin, Yang and Wang 2021 and Rashidinejad et al. 2021, with
/// the weight c in place of their constants; with a table it has the aim of the conservative Q-learning of Kumar et al. 2020, not its
/// penalty. Its greedy policy keeps to what the log shows; its values are lower bounds, not expectations.
/// </remarks>
public sealed class ConservativeQAgent : BatchAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "conservative-q";

    private readonly ConservativeQOptions _options;

    /// <summary>Creates an agent with an empty table and no transitions.</summary>
    /// <param name="discretizer">Turns observations into states.</param>
    /// <param name="actionCount">The number of actions; at least 1.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ConservativeQAgent(IStateDiscretizer discretizer, int actionCount, ConservativeQOptions? options = null)
        : this(discretizer, options ??= new ConservativeQOptions(), CreateTable(discretizer, actionCount, options))
    {
    }

    private ConservativeQAgent(IStateDiscretizer discretizer, ConservativeQOptions options, QTable table)
        : base(discretizer, options, table) => _options = options;

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_options.FitInterval, _options.MaxIterationCount, _options.Tolerance, _options.PenaltyWeight];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its table is taken over, not copied.</param>
    /// <param name="discretizer">The discretizer under which the table was learned.</param>
    /// <param name="options">Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.</param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the discretizer is another one, its transitions are impossible, or a stored schedule is not built in.</exception>
    public static ConservativeQAgent FromSnapshot(AgentSnapshot snapshot, IStateDiscretizer discretizer, ConservativeQOptions? options = null)
    {
        SnapshotReader.Check(snapshot, discretizer, Kind);
        if (options is null)
        {
            ImmutableArray<double> settings = SnapshotReader.ReadSettings(snapshot, 4);
            options = SnapshotReader.ReadOptions(snapshot, new ConservativeQOptions
            {
                FitInterval = (int)settings[0],
                MaxIterationCount = (int)settings[1],
                Tolerance = settings[2],
                PenaltyWeight = settings[3],
            });
        }

        var agent = new ConservativeQAgent(discretizer, options, snapshot.Tables[0]);
        agent.ResumeModel(snapshot);
        return agent;
    }

    private protected override double Penalty(long count) => _options.PenaltyWeight / Math.Sqrt(count);
}
