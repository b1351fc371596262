using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.StandardEnvironments.ClassicControl;

namespace TabularRl.StandardEnvironments.Tests.ClassicControl;

/// <summary>Mean returns of simple policies over the episodes of fixed seeds, as the documents quote them.</summary>
[TestFixture]
internal sealed class ControlPolicyTests
{
    [Test]
    public void CartPole_PushedTheWayThePoleFalls_StandsForTheWholeLimit() =>
        Assert.That(Returns(new CartPole(), CartPole.StepLimit, 200, state => state[2] + 0.5 * state[3] > 0 ? 1 : 0), Is.All.EqualTo(500));

    [Test]
    public void CartPole_PushedAtRandom_StandsForAbout22Steps() =>
        Assert.That(Returns(new CartPole(), CartPole.StepLimit, 20_000, Uniform(2)).Average(), Is.EqualTo(22.2).Within(0.4));

    [Test]
    public void MountainCar_PushedTheWayItMoves_GetsUpInAbout120Steps() =>
        Assert.That(Returns(new MountainCar(), MountainCar.StepLimit, 5000, state => state[1] < 0 ? 0 : 2).Average(), Is.EqualTo(-119.6).Within(0.5));

    [Test]
    public void MountainCar_PushedAtRandom_NeverGetsUp() =>
        Assert.That(Returns(new MountainCar(), MountainCar.StepLimit, 500, Uniform(3)), Is.All.EqualTo(-200));

    [Test]
    public void Acrobot_MovedAtRandom_HardlyGetsUp() =>
        Assert.That(Returns(new Acrobot(), Acrobot.StepLimit, 500, Uniform(3)).Average(), Is.EqualTo(-499).Within(1));

    [Test]
    public void CartPole_AtRandomOverSeededStarts_IsEvaluatedWithItsInterval()
    {
        var episodes = new SeededStarts(new TimeLimit(new CartPole(), CartPole.StepLimit), startCount: 1_000);
        PolicyEvaluation random = new Evaluator(new EvaluatorOptions { Seed = 1, MinRepetitionCount = 2, MaxRepetitionCount = 2 })
            .Evaluate(episodes, new UniformRandomPolicy(2));
        Assert.That(random.StartCount, Is.EqualTo(1_000));
        Assert.That(random.MeanReturnInterval.Low, Is.LessThan(22.2));
        Assert.That(random.MeanReturnInterval.High, Is.GreaterThan(22.2));
        Assert.That(random.MeanReturnInterval.High - random.MeanReturnInterval.Low, Is.InRange(0.5, 2));
    }

    private static Func<double[], int> Uniform(int actionCount)
    {
        var random = new Xoshiro256(1);
        return _ => random.NextInt32(actionCount);
    }

    private static double[] Returns(ControlEnvironment environment, int stepLimit, int episodeCount, Func<double[], int> policy)
    {
        var observation = new double[environment.ObservationSize];
        var returns = new double[episodeCount];
        for (int episode = 0; episode < episodeCount; episode++)
        {
            environment.Reset((ulong)episode, observation);
            for (int step = 0; step < stepLimit; step++)
            {
                StepResult result = environment.Step(policy(observation), observation);
                returns[episode] += result.Reward;
                if (result.IsDone)
                    break;
            }
        }

        return returns;
    }
}
