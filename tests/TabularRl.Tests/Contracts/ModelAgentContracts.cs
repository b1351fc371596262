using TabularRl.Agents;
using TabularRl.Agents.ActorCritic;
using TabularRl.Agents.Batch;
using TabularRl.Agents.DynaQ;
using TabularRl.Agents.Hysteretic;
using TabularRl.Agents.PrioritizedSweeping;
using TabularRl.Agents.Replay;
using TabularRl.Agents.RLearning;
using TabularRl.Agents.RMax;
using TabularRl.Agents.UpperConfidence;
using TabularRl.Checking;
using TabularRl.Exploration;
using TabularRl.Persistence;

namespace TabularRl.Tests.Contracts;

/// <summary>Agents that plan in a learned model, or replay.</summary>
internal abstract class ModelAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool LearnsAgain => true;
}

[TestFixture]
internal sealed class DynaQAgentContract : ModelAgentContract
{
    protected override IAgent Create(AgentCheckRequest request) => new DynaQAgent(request.Discretizer, request.ActionCount, new DynaQOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

/// <summary>Without a bonus, which is in the values and so hides what the checks look for.</summary>
[TestFixture]
internal sealed class DynaQPlusAgentContract : ModelAgentContract
{
    protected override IAgent Create(AgentCheckRequest request) => new DynaQPlusAgent(request.Discretizer, request.ActionCount, new DynaQPlusOptions
    {
        BonusWeight = 0,
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class PrioritizedSweepingAgentContract : ModelAgentContract
{
    protected override IAgent Create(AgentCheckRequest request) => new PrioritizedSweepingAgent(request.Discretizer, request.ActionCount, new PrioritizedSweepingOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

/// <summary>The checks set an initial value that is no optimism, and look after one trial.</summary>
[TestFixture]
internal sealed class RMaxAgentContract : ModelAgentContract
{
    protected override IAgent Create(AgentCheckRequest request) => new RMaxAgent(request.Discretizer, request.ActionCount, new RMaxOptions
    {
        KnownVisitCount = 1,
        Exploration = new EpsilonGreedy(0.2),
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class ReplayQLearningAgentContract : ModelAgentContract
{
    protected override IAgent Create(AgentCheckRequest request) => new ReplayQLearningAgent(request.Discretizer, request.ActionCount, new ReplayQLearningOptions
    {
        BufferCapacity = 500,
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

/// <summary>Without a bonus, which is in the values and so hides what the checks look for.</summary>
[TestFixture]
internal sealed class UcbQLearningAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override IAgent Create(AgentCheckRequest request) => new UcbQLearningAgent(request.Discretizer, request.ActionCount, new UcbQLearningOptions
    {
        BonusWeight = 0,
        MaxReturn = double.PositiveInfinity,
        Exploration = new EpsilonGreedy(0.2),
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

/// <summary>The checks' models are random, where a small factor prefers the wrong actions.</summary>
[TestFixture]
internal sealed class HystereticQAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override IAgent Create(AgentCheckRequest request) => new HystereticQAgent(request.Discretizer, request.ActionCount, new HystereticQOptions
    {
        DecreaseFactor = 0.5,
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

/// <summary>Fitted after each transition, so that the checks see what it learns.</summary>
[TestFixture]
internal sealed class FittedQAgentContract : ModelAgentContract
{
    protected override IAgent Create(AgentCheckRequest request) => new FittedQAgent(request.Discretizer, request.ActionCount, new FittedQOptions
    {
        FitInterval = 1,
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

/// <summary>Fitted after each transition, so that the checks see what it learns; without a penalty, which is in the values.</summary>
[TestFixture]
internal sealed class ConservativeQAgentContract : ModelAgentContract
{
    protected override IAgent Create(AgentCheckRequest request) => new ConservativeQAgent(request.Discretizer, request.ActionCount, new ConservativeQOptions
    {
        FitInterval = 1,
        PenaltyWeight = 0,
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

/// <summary>Under an average reward that is known to be 0, since the checks ask for values that are not relative, and undiscounted: so its regret may be greater.</summary>
[TestFixture]
internal sealed class RLearningAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override double MaxRegret => 0.5;

    protected override IAgent Create(AgentCheckRequest request) => new RLearningAgent(request.Discretizer, request.ActionCount, new RLearningOptions
    {
        AverageRewardRate = 0,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class ActorCriticAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override bool HasActionValues => false;

    protected override IAgent Create(AgentCheckRequest request) => new ActorCriticAgent(request.Discretizer, request.ActionCount, new ActorCriticOptions
    {
        WeighsByTime = false,
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}
