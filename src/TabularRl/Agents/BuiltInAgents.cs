using TabularRl.Agents.DoubleQLearning;
using TabularRl.Agents.DynaQ;
using TabularRl.Agents.ExpectedSarsa;
using TabularRl.Agents.QLearning;
using TabularRl.Agents.Sarsa;
using TabularRl.Discretization;

namespace TabularRl.Agents;

/// <summary>The kinds of agents that a snapshot can name, each with how it goes on.</summary>
internal static class BuiltInAgents
{
    public static ISnapshotAgent Restore(AgentSnapshot snapshot, IStateDiscretizer discretizer) => snapshot.Kind switch
    {
        DoubleQLearningAgent.Kind => DoubleQLearningAgent.FromSnapshot(snapshot, discretizer),
        DynaQAgent.Kind => DynaQAgent.FromSnapshot(snapshot, discretizer),
        DynaQPlusAgent.Kind => DynaQPlusAgent.FromSnapshot(snapshot, discretizer),
        ExpectedSarsaAgent.Kind => ExpectedSarsaAgent.FromSnapshot(snapshot, discretizer),
        QLearningAgent.Kind => QLearningAgent.FromSnapshot(snapshot, discretizer),
        SarsaAgent.Kind => SarsaAgent.FromSnapshot(snapshot, discretizer),
        _ => throw new ArgumentException(
            $"'{snapshot.Kind}' is not a kind of agent that restores itself; use the FromSnapshot of its class.", nameof(snapshot)),
    };
}
