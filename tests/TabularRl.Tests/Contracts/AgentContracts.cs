using TabularRl.Agents;
using TabularRl.Agents.DoubleQLearning;
using TabularRl.Agents.ExpectedSarsa;
using TabularRl.Agents.QLearning;
using TabularRl.Agents.Sarsa;
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

[TestFixture]
internal sealed class DoubleQLearningAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override IAgent Create(AgentCheckRequest request) => new DoubleQLearningAgent(request.Discretizer, request.ActionCount, new DoubleQLearningOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class ExpectedSarsaAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override IAgent Create(AgentCheckRequest request) => new ExpectedSarsaAgent(request.Discretizer, request.ActionCount, new ExpectedSarsaOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class SarsaAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override IAgent Create(AgentCheckRequest request) => new SarsaAgent(request.Discretizer, request.ActionCount, new SarsaOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}
