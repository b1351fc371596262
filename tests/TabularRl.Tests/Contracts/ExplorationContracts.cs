using TabularRl.Agents;
using TabularRl.Agents.QLearning;
using TabularRl.Checking;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;

namespace TabularRl.Tests.Contracts;

/// <summary>Q-learning that explores by another policy than ε-greedy, and is restored from what the checkpoint says of it.</summary>
internal abstract class ExploringAgentContract : AgentContract
{
    protected abstract IExplorationPolicy Exploration { get; }

    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreQLearning();

    protected override IAgent Create(AgentCheckRequest request) => new QLearningAgent(request.Discretizer, request.ActionCount, new QLearningOptions
    {
        DiscountFactor = request.DiscountFactor,
        Exploration = Exploration,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class SoftmaxAgentContract : ExploringAgentContract
{
    protected override IExplorationPolicy Exploration => new Softmax(Schedule.Exponential(10, 0.995, 0.05));
}

[TestFixture]
internal sealed class MellowmaxAgentContract : ExploringAgentContract
{
    protected override IExplorationPolicy Exploration => new Mellowmax(Schedule.Piecewise([new(0, 0.01), new(50_000, 2)], ScheduleUnit.Step));
}

[TestFixture]
internal sealed class UpperConfidenceBoundAgentContract : ExploringAgentContract
{
    protected override IExplorationPolicy Exploration => new UpperConfidenceBound(Schedule.InverseTime(5, 0.001, unit: ScheduleUnit.Step));
}

[TestFixture]
internal sealed class CountBonusAgentContract : ExploringAgentContract
{
    protected override IExplorationPolicy Exploration => new CountBonus(Schedule.WarmUp(1, 10, Schedule.Constant(5)));
}
