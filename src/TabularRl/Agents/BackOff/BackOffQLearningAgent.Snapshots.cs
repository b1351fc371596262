using System.Collections.Immutable;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Tables;

namespace TabularRl.Agents.BackOff;

/// <content>Storing the agent and going on from what was stored.</content>
public sealed partial class BackOffQLearningAgent
{
    /// <summary>The kind in its snapshots.</summary>
    public const string Kind = "back-off-q-learning";

    private protected override string SnapshotKind => Kind;

    private protected override ImmutableArray<double> SnapshotSettings => [_criterion.MinVisits, _criterion.Tolerance, _criterion.ConfidenceZ];

    private protected override IReadOnlyList<DiscretizerDescription> CoarserDiscretizers =>
        [.. Levels.Discretizers.Skip(1).Select(discretizer => discretizer.Description)];

    private protected override IReadOnlyList<QTable> FurtherTables => [.. Tables().Skip(1), .. EvidenceTables() ?? []];

    /// <summary>Goes on from a snapshot.</summary>
    /// <param name="snapshot">The snapshot; its tables are taken over, not copied.</param>
    /// <param name="levels">The levels under which the tables were learned.</param>
    /// <param name="options">
    /// Options to go on under, or null for the stored ones, which must be built in. Seed, initial value and capacity are not taken from them.
    /// A criterion that looks at confidence needs a snapshot whose own does.
    /// </param>
    /// <returns>An agent that learns on as if it had never stopped.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, the levels are others, a stored schedule is not built in, or the criterion needs evidence that was not kept.</exception>
    public static BackOffQLearningAgent FromSnapshot(AgentSnapshot snapshot, BackOffLevels levels, BackOffQLearningOptions? options = null)
    {
        CheckSnapshot(snapshot, levels);
        options ??= new BackOffQLearningOptions
        {
            Learning = SnapshotReader.ReadOptions(snapshot, new QLearningOptions()),
            Criterion = ReadCriterion(snapshot),
        };
        QTable[]? evidence = EvidenceOf(snapshot, levels);
        if (evidence is null && options.Criterion.UsesConfidence)
            throw new ArgumentException("The criterion asks for confidence, of which the snapshot holds no evidence; set ConfidenceZ to 0, or train anew.", nameof(options));

        LevelLearner[] learners = [.. levels.Discretizers.Select((discretizer, level) =>
            new LevelLearner(discretizer, snapshot.Tables[level], evidence is null ? null : new ValueEvidence(evidence[level])))];
        var agent = new BackOffQLearningAgent(levels, options, learners);
        agent.Resume(snapshot);
        return agent;
    }

    /// <summary>The policy of a snapshot, without an agent.</summary>
    /// <param name="snapshot">The snapshot; its tables are copied.</param>
    /// <param name="levels">The levels under which the tables were learned.</param>
    /// <param name="tieBreaking">What is played where even the coarsest level sees equal values.</param>
    /// <returns>The policy, under the stored criterion.</returns>
    /// <exception cref="ArgumentException">The snapshot is another kind of agent's, or the levels are others.</exception>
    public static FrozenBackOffPolicy Freeze(AgentSnapshot snapshot, BackOffLevels levels, TieBreaking tieBreaking = TieBreaking.Random)
    {
        CheckSnapshot(snapshot, levels);
        return new FrozenBackOffPolicy(
            levels, [.. snapshot.Tables.Take(levels.Count)], EvidenceOf(snapshot, levels), ReadCriterion(snapshot), tieBreaking);
    }

    private QTable[] Tables() => Array.ConvertAll(_learners, learner => learner.Table);

    private QTable[]? EvidenceTables() => _learners[0].Evidence is null ? null : Array.ConvertAll(_learners, learner => learner.Evidence!.Table);

    private static void CheckSnapshot(AgentSnapshot snapshot, BackOffLevels levels)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(levels);
        if (snapshot.Kind != Kind)
            throw new ArgumentException($"The snapshot is of a '{snapshot.Kind}' agent, not of a '{Kind}' agent.", nameof(snapshot));
        DiscretizerDescription[] stored = [snapshot.Discretizer, .. snapshot.CoarserDiscretizers];
        if (!stored.SequenceEqual(levels.Discretizers.Select(discretizer => discretizer.Description)))
            throw new ArgumentException("The tables were learned under other levels; use those that are described in the snapshot.", nameof(levels));
        if (snapshot.Tables.Count != levels.Count && snapshot.Tables.Count != 2 * levels.Count)
            throw new ArgumentException($"The snapshot holds {snapshot.Tables.Count} tables for {levels.Count} levels; one or two a level are needed.", nameof(snapshot));
        BackOffChecks.Fit(levels, [.. snapshot.Tables.Take(levels.Count)], EvidenceOf(snapshot, levels));
    }

    private static QTable[]? EvidenceOf(AgentSnapshot snapshot, BackOffLevels levels) =>
        snapshot.Tables.Count == levels.Count ? null : [.. snapshot.Tables.Skip(levels.Count)];

    private static BackOffCriterion ReadCriterion(AgentSnapshot snapshot) =>
        snapshot.Settings is [var visits, var tolerance, var z] && visits == (int)visits
            ? new BackOffCriterion { MinVisits = (int)visits, Tolerance = tolerance, ConfidenceZ = z }
            : throw new ArgumentException("The snapshot does not hold the criterion of back-off.", nameof(snapshot));
}
