using TabularRl.Agents;
using TabularRl.Agents.NStep;
using TabularRl.Checking;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;

namespace TabularRl.Tests.Contracts;

[TestFixture(1)]
[TestFixture(4)]
[TestFixture(1_000_000)]
internal sealed class NStepSarsaAgentContract(int backupLength) : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override IAgent Create(AgentCheckRequest request) => new NStepSarsaAgent(request.Discretizer, request.ActionCount, new NStepSarsaOptions
    {
        BackupLength = backupLength,
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture]
internal sealed class NStepExpectedSarsaAgentContract : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => false;

    protected override IAgent Create(AgentCheckRequest request) => new NStepExpectedSarsaAgent(request.Discretizer, request.ActionCount, new NStepExpectedSarsaOptions
    {
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}

[TestFixture(TreeBackupTarget.Greedy)]
[TestFixture(TreeBackupTarget.Exploration)]
internal sealed class TreeBackupAgentContract(TreeBackupTarget target) : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreAgent();

    protected override bool IsOffPolicy => target == TreeBackupTarget.Greedy;

    protected override IAgent Create(AgentCheckRequest request) => new TreeBackupAgent(request.Discretizer, request.ActionCount, new TreeBackupOptions
    {
        Target = target,
        LearningRate = Schedule.InverseVisits(0.7),
        DiscountFactor = request.DiscountFactor,
        InitialActionValue = request.InitialActionValue,
        Seed = request.Seed,
    });
}
