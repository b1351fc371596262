using TabularRl.StandardEnvironments.Bandits;
using TabularRl.StandardEnvironments.Benchmarks;
using TabularRl.StandardEnvironments.ClassicControl;
using TabularRl.StandardEnvironments.Grids;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.StandardEnvironments.Tests.Contracts;

[TestFixture]
internal sealed class FrozenLakeContract : FiniteEnvironmentContract
{
    protected override StandardEnvironment Create() => new FrozenLake();
}

[TestFixture]
internal sealed class DryFrozenLakeContract : FiniteEnvironmentContract
{
    protected override StandardEnvironment Create() =>
        new FrozenLake(new FrozenLakeOptions { IsSlippery = false, Map = FrozenLakeMap.Parse("SFS", "FFF", "SHG") });
}

[TestFixture]
internal sealed class CliffWalkingContract : FiniteEnvironmentContract
{
    protected override bool Endless => true;

    protected override StandardEnvironment Create() => new CliffWalking();
}

[TestFixture]
internal sealed class SlipperyCliffWalkingContract : FiniteEnvironmentContract
{
    protected override StandardEnvironment Create() => new CliffWalking(new CliffWalkingOptions { IsSlippery = true });
}

[TestFixture]
internal sealed class TaxiContract : FiniteEnvironmentContract
{
    protected override bool Endless => true;

    protected override StandardEnvironment Create() => new Taxi(new TaxiOptions { MasksActions = true });
}

[TestFixture]
internal sealed class FickleRainyTaxiContract : FiniteEnvironmentContract
{
    protected override bool Endless => true;

    protected override StandardEnvironment Create() => new Taxi(new TaxiOptions { IsRainy = true, HasFicklePassenger = true });
}

[TestFixture(BlackjackRules.SuttonBarto)]
[TestFixture(BlackjackRules.Natural)]
[TestFixture(BlackjackRules.Plain)]
internal sealed class BlackjackContract(BlackjackRules rules) : FiniteEnvironmentContract
{
    protected override StandardEnvironment Create() => new Blackjack(new BlackjackOptions { Rules = rules });
}

[TestFixture(0.0)]
[TestFixture(0.3)]
internal sealed class GridWorldContract(double slip) : FiniteEnvironmentContract
{
    protected override StandardEnvironment Create() =>
        new GridWorld(["#S..G", "S.#.X", "...S."], new GridWorldOptions { SlipProbability = slip });
}

[TestFixture]
internal sealed class RandomWalkContract : FiniteEnvironmentContract
{
    protected override StandardEnvironment Create() => new RandomWalk();
}

[TestFixture]
internal sealed class ChainContract : FiniteEnvironmentContract
{
    protected override bool Endless => true;

    protected override StandardEnvironment Create() => new Chain();
}

[TestFixture]
internal sealed class RiverSwimContract : FiniteEnvironmentContract
{
    protected override bool Endless => true;

    protected override StandardEnvironment Create() => new RiverSwim();
}

[TestFixture]
internal sealed class DeepSeaContract : FiniteEnvironmentContract
{
    protected override StandardEnvironment Create() => new DeepSea(new DeepSeaOptions { Size = 4, ActionMappingSeed = 1 });
}

[TestFixture]
internal sealed class BernoulliBanditContract : FiniteEnvironmentContract
{
    protected override StandardEnvironment Create() => new BernoulliBandit([0.1, 0.5, 0.9, 0, 1]);
}

[TestFixture]
internal sealed class ContextualBanditContract : FiniteEnvironmentContract
{
    protected override StandardEnvironment Create() => new ContextualBandit([[0.1, 0.9], [0.8, 0.2], [0.5, 0.5]]);
}

[TestFixture]
internal sealed class GaussianBanditContract : StartableEnvironmentContract
{
    protected override StandardEnvironment Create() => GaussianBandit.CreateTestbed(4);
}

[TestFixture]
internal sealed class CartPoleContract : EnvironmentContract
{
    protected override StandardEnvironment Create() => new CartPole();
}

[TestFixture]
internal sealed class MountainCarContract : EnvironmentContract
{
    protected override bool Endless => true;

    protected override StandardEnvironment Create() => new MountainCar();
}

[TestFixture]
internal sealed class AcrobotContract : EnvironmentContract
{
    protected override bool Endless => true;

    protected override StandardEnvironment Create() => new Acrobot();
}
