using TabularRl.Agents;
using TabularRl.Agents.MonteCarlo;
using TabularRl.Checking;
using TabularRl.Persistence;

namespace TabularRl.Tests.Contracts;

[TestFixture(ReturnVisits.First)]
[TestFixture(ReturnVisits.Every)]
internal sealed class MonteCarloAgentContract(ReturnVisits visits) : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override IAgent Create(AgentCheckRequest request) => new MonteCarloAgent(request.Discretizer, request.ActionCount, new MonteCarloOptions
    {
        Visits = visits,
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class OffPolicyMonteCarloAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override IAgent Create(AgentCheckRequest request) => new OffPolicyMonteCarloAgent(request.Discretizer, request.ActionCount, new OffPolicyMonteCarloOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}
