using TabularRl.Exploration;

namespace TabularRl.Tests.Contracts;

[TestFixture]
internal sealed class EpsilonGreedyContract : ExplorationPolicyContract
{
    protected override IEnumerable<double> Parameters => [0.3, 0, 1, 0.01, -0.5, 1.5];

    protected override IExplorationPolicy Create() => new EpsilonGreedy(0.3);
}
