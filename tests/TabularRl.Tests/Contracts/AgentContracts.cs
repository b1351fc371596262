using TabularRl.Agents;
using TabularRl.Agents.QLearning;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Contracts;

[TestFixture]
internal sealed class QLearningAgentContract : AgentContract
{
    protected override IAgent Create() => new QLearningAgent(Make.Whole(), 3);
}

/// <summary>Both schedules read at every step.</summary>
[TestFixture]
internal sealed class QLearningAgentOfStepSchedulesContract : AgentContract
{
    protected override IAgent Create() => new QLearningAgent(Make.Whole(), 3, new QLearningOptions
    {
        LearningRate = Schedule.InverseVisits(0.8),
        Exploration = new EpsilonGreedy(new StaircaseSchedule()),
        InitialActionValue = 1,
    });
}
