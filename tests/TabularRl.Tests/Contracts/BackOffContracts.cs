using TabularRl.Agents;
using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Checking;
using TabularRl.Discretization;
using TabularRl.Persistence;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Tests.Policies.BackOff;

namespace TabularRl.Tests.Contracts;

[TestFixture(1)]
[TestFixture(0)]
internal sealed class BackOffQLearningAgentContract(double confidenceZ) : AgentContract
{
    protected override Func<Checkpoint, IAgent>? Restore => checkpoint => checkpoint.RestoreBackOffQLearning();

    protected override IAgent Create(AgentCheckRequest request) => new BackOffQLearningAgent(
        new BackOffLevels(request.Discretizer).ThenMarginal(),
        request.ActionCount,
        new BackOffQLearningOptions
        {
            Criterion = new BackOffCriterion { ConfidenceZ = confidenceZ },
            Learning = new QLearningOptions { DiscountFactor = request.DiscountFactor, InitialActionValue = request.InitialActionValue, Seed = request.Seed },
        });
}

[TestFixture(TieBreaking.Random)]
[TestFixture(TieBreaking.Lowest)]
internal sealed class FrozenBackOffPolicyContract(TieBreaking tieBreaking) : PolicyContract
{
    protected override IPolicy Create() => new BackOffTables(4)
        .With(0, 0, [1, 2, 3, 4])
        .With(0, 1, [5, 5, 5, 1])
        .With(0, 2, [7, 1, 7, 1], standardError: 9)
        .With(1, 0, [3, 4, 4, 2])
        .Freeze(tieBreaking: tieBreaking);
}

[TestFixture]
internal sealed class FeatureSubsetDiscretizerContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() =>
        new FeatureSubsetDiscretizer(new RoundingDiscretizer(["a", "b", "c"], new RoundingOptions { CellWidth = CellWidth.Int16 }), ["c", "a"]);
}

[TestFixture]
internal sealed class MarginalDiscretizerContract : StateDiscretizerContract
{
    protected override IStateDiscretizer Create() => new FeatureSubsetDiscretizer(new RoundingDiscretizer(3), Array.Empty<int>());
}
