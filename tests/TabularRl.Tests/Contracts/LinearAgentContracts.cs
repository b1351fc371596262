using TabularRl.Agents;
using TabularRl.Agents.Linear;
using TabularRl.Checking;
using TabularRl.Discretization;
using TabularRl.Persistence;

namespace TabularRl.Tests.Contracts;

[TestFixture]
internal sealed class LinearQLearningAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override IAgent Create(AgentCheckRequest request) => new LinearQLearningAgent(new HashedFeatureCoder(request.Discretizer), request.ActionCount, new LinearQLearningOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class LinearSarsaAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override IAgent Create(AgentCheckRequest request) => new LinearSarsaAgent(new HashedFeatureCoder(request.Discretizer), request.ActionCount, new LinearSarsaOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}
