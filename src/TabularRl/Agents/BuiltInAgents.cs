using TabularRl.Agents.ActorCritic;
using TabularRl.Agents.Batch;
using TabularRl.Agents.DoubleQLearning;
using TabularRl.Agents.DynaQ;
using TabularRl.Agents.ExpectedSarsa;
using TabularRl.Agents.Hysteretic;
using TabularRl.Agents.Linear;
using TabularRl.Agents.MonteCarlo;
using TabularRl.Agents.NStep;
using TabularRl.Agents.PrioritizedSweeping;
using TabularRl.Agents.QLearning;
using TabularRl.Agents.Replay;
using TabularRl.Agents.RLearning;
using TabularRl.Agents.RMax;
using TabularRl.Agents.Sarsa;
using TabularRl.Agents.Traces;
using TabularRl.Agents.UpperConfidence;
using TabularRl.Discretization;

namespace TabularRl.Agents;

/// <summary>The kinds of agents that a snapshot can name, each with how it goes on.</summary>
internal static class BuiltInAgents
{
    public static ISnapshotAgent Restore(AgentSnapshot snapshot, IStateDiscretizer discretizer) => snapshot.Kind switch
    {
        ActorCriticAgent.Kind => ActorCriticAgent.FromSnapshot(snapshot, discretizer),
        ConservativeQAgent.Kind => ConservativeQAgent.FromSnapshot(snapshot, discretizer),
        DoubleQLearningAgent.Kind => DoubleQLearningAgent.FromSnapshot(snapshot, discretizer),
        DynaQAgent.Kind => DynaQAgent.FromSnapshot(snapshot, discretizer),
        DynaQPlusAgent.Kind => DynaQPlusAgent.FromSnapshot(snapshot, discretizer),
        ExpectedSarsaAgent.Kind => ExpectedSarsaAgent.FromSnapshot(snapshot, discretizer),
        FittedQAgent.Kind => FittedQAgent.FromSnapshot(snapshot, discretizer),
        HystereticQAgent.Kind => HystereticQAgent.FromSnapshot(snapshot, discretizer),
        LinearQLearningAgent.Kind => LinearQLearningAgent.FromSnapshot(snapshot, AsCoder(discretizer)),
        LinearSarsaAgent.Kind => LinearSarsaAgent.FromSnapshot(snapshot, AsCoder(discretizer)),
        MonteCarloAgent.Kind => MonteCarloAgent.FromSnapshot(snapshot, discretizer),
        NStepExpectedSarsaAgent.Kind => NStepExpectedSarsaAgent.FromSnapshot(snapshot, discretizer),
        NStepSarsaAgent.Kind => NStepSarsaAgent.FromSnapshot(snapshot, discretizer),
        OffPolicyMonteCarloAgent.Kind => OffPolicyMonteCarloAgent.FromSnapshot(snapshot, discretizer),
        PengQLambdaAgent.Kind => PengQLambdaAgent.FromSnapshot(snapshot, discretizer),
        PrioritizedSweepingAgent.Kind => PrioritizedSweepingAgent.FromSnapshot(snapshot, discretizer),
        QLearningAgent.Kind => QLearningAgent.FromSnapshot(snapshot, discretizer),
        RLearningAgent.Kind => RLearningAgent.FromSnapshot(snapshot, discretizer),
        RMaxAgent.Kind => RMaxAgent.FromSnapshot(snapshot, discretizer),
        ReplayQLearningAgent.Kind => ReplayQLearningAgent.FromSnapshot(snapshot, discretizer),
        SarsaAgent.Kind => SarsaAgent.FromSnapshot(snapshot, discretizer),
        SarsaLambdaAgent.Kind => SarsaLambdaAgent.FromSnapshot(snapshot, discretizer),
        TreeBackupAgent.Kind => TreeBackupAgent.FromSnapshot(snapshot, discretizer),
        TrueOnlineSarsaLambdaAgent.Kind => TrueOnlineSarsaLambdaAgent.FromSnapshot(snapshot, discretizer),
        UcbQLearningAgent.Kind => UcbQLearningAgent.FromSnapshot(snapshot, discretizer),
        WatkinsQLambdaAgent.Kind => WatkinsQLambdaAgent.FromSnapshot(snapshot, discretizer),
        _ => throw new ArgumentException(
            $"'{snapshot.Kind}' is not a kind of agent that restores itself; use the FromSnapshot of its class.", nameof(snapshot)),
    };

    private static IFeatureCoder AsCoder(IStateDiscretizer discretizer) => discretizer as IFeatureCoder
        ?? throw new ArgumentException($"A linear agent goes on with a coder of features (IFeatureCoder), which '{discretizer.Description.Kind}' is not.", nameof(discretizer));
}
