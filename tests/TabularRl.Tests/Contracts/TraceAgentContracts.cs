using TabularRl.Agents;
using TabularRl.Agents.Traces;
using TabularRl.Checking;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;

namespace TabularRl.Tests.Contracts;

[TestFixture(TraceKind.Replacing)]
[TestFixture(TraceKind.Accumulating)]
[TestFixture(TraceKind.Dutch)]
internal sealed class SarsaLambdaAgentContract(TraceKind kind) : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override IAgent Create(AgentCheckRequest request) => new SarsaLambdaAgent(request.Discretizer, request.ActionCount, new SarsaLambdaOptions
    {
        TraceKind = kind,
        LearningRate = Schedule.InverseVisits(0.7),
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class TrueOnlineSarsaLambdaAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override IAgent Create(AgentCheckRequest request) => new TrueOnlineSarsaLambdaAgent(request.Discretizer, request.ActionCount, new TrueOnlineSarsaLambdaOptions
    {
        LearningRate = Schedule.InverseVisits(0.7),
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture(TraceKind.Replacing)]
[TestFixture(TraceKind.Accumulating)]
[TestFixture(TraceKind.Dutch)]
internal sealed class WatkinsQLambdaAgentContract(TraceKind kind) : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override IAgent Create(AgentCheckRequest request) => new WatkinsQLambdaAgent(request.Discretizer, request.ActionCount, new WatkinsQLambdaOptions
    {
        TraceKind = kind,
        LearningRate = Schedule.InverseVisits(0.7),
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture(TraceKind.Replacing)]
[TestFixture(TraceKind.Accumulating)]
[TestFixture(TraceKind.Dutch)]
internal sealed class PengQLambdaAgentContract(TraceKind kind) : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override IAgent Create(AgentCheckRequest request) => new PengQLambdaAgent(request.Discretizer, request.ActionCount, new PengQLambdaOptions
    {
        TraceKind = kind,
        LearningRate = Schedule.InverseVisits(0.7),
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}
