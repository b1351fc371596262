using TabularRl.Agents;
using TabularRl.Agents.QLearning;
using TabularRl.Checking;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Tests.Exploration.Schedules;

namespace TabularRl.Tests.Contracts;

[TestFixture]
internal sealed class QLearningAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreQLearning();

    protected override IAgent Create(AgentCheckRequest request) => new QLearningAgent(request.Discretizer, request.ActionCount, new QLearningOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

/// <summary>Both schedules read at every step.</summary>
[TestFixture]
internal sealed class QLearningAgentOfStepSchedulesContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreQLearning(options: Options(new AgentCheckRequest()));

    protected override IAgent Create(AgentCheckRequest request) => new QLearningAgent(request.Discretizer, request.ActionCount, Options(request));

    private static QLearningOptions Options(AgentCheckRequest request) => new()
    {
        DiscountFactor = request.DiscountFactor,
        LearningRate = Schedule.InverseVisits(0.8),
        Exploration = new EpsilonGreedy(new StaircaseSchedule()),
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    };
}
