using TabularRl.Exploration;

namespace TabularRl.Tests.Contracts;

[TestFixture]
internal sealed class EpsilonGreedyContract : ExplorationPolicyContract
{
    protected override IEnumerable<double> Parameters => [0.3, 0, 1, 0.01, -0.5, 1.5];

    protected override IExplorationPolicy Create() => new EpsilonGreedy(0.3);
}

[TestFixture]
internal sealed class GreedyContract : ExplorationPolicyContract
{
    protected override IEnumerable<double> Parameters => [0];

    protected override IExplorationPolicy Create() => new Greedy();
}

[TestFixture]
internal sealed class SoftmaxContract : ExplorationPolicyContract
{
    protected override IEnumerable<double> Parameters => [2, 0, 5, 1e6, 1e-300, -1];

    protected override IExplorationPolicy Create() => new Softmax(2);
}

[TestFixture]
internal sealed class MellowmaxContract : ExplorationPolicyContract
{
    protected override IEnumerable<double> Parameters => [0.5, 0, 0.1, 1e-9, 1e300, -1];

    protected override IExplorationPolicy Create() => new Mellowmax(0.5);
}

[TestFixture]
internal sealed class UpperConfidenceBoundContract : ExplorationPolicyContract
{
    protected override IEnumerable<double> Parameters => [1.5, 0, 100, 1e300, -1];

    protected override IEnumerable<uint[]> VisitCounts => [[], [0, 0, 0, 0, 0], [2, 0, 3, 0, 1], [1, 0, 0, 0, 0], [4, 4, 1, 1, uint.MaxValue]];

    protected override IExplorationPolicy Create() => new UpperConfidenceBound(1.5);
}

[TestFixture]
internal sealed class CountBonusContract : ExplorationPolicyContract
{
    protected override IEnumerable<double> Parameters => [1.5, 0, 100, 1e300, -1];

    protected override IEnumerable<uint[]> VisitCounts => [[], [0, 0, 0, 0, 0], [2, 0, 3, 0, 1], [4, 4, 1, 1, uint.MaxValue]];

    protected override IExplorationPolicy Create() => new CountBonus(1.5);
}
