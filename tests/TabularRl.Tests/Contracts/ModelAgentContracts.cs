using TabularRl.Agents;
using TabularRl.Agents.DynaQ;
using TabularRl.Checking;
using TabularRl.Persistence;

namespace TabularRl.Tests.Contracts;

/// <summary>Agents that plan in a learned model.</summary>
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
