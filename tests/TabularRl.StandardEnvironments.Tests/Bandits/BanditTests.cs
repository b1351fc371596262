using TabularRl.Environments;
using TabularRl.StandardEnvironments.Bandits;
using TabularRl.StandardEnvironments.Tests.Oracles;
using TabularRl.StandardEnvironments.Tests.Support;

namespace TabularRl.StandardEnvironments.Tests.Bandits;

[TestFixture]
internal sealed class BanditTests
{
    [Test]
    public void Bernoulli_OfSomeArms_PaysByThem()
    {
        var bandit = new BernoulliBandit([0.25, 0.75]);
        Assert.Multiple(() =>
        {
            Assert.That(Outcomes.Of(bandit, 0, 0), Is.EqualTo(new[] { (0.25, 0, 1.0, true), (0.75, 0, 0.0, true) }));
            Assert.That(Optimum.Of(bandit), Is.EqualTo(0.75));
            Assert.That(FiniteHorizon.Random(bandit, 1), Is.EqualTo(0.5));
            Assert.That(bandit.PayProbabilities, Is.EqualTo(new[] { 0.25, 0.75 }));
        });
    }

    [Test]
    public void Contextual_OfSomeContexts_PaysByContextAndArm()
    {
        var bandit = new ContextualBandit([[0.1, 0.9], [0.5, 0.3]]);
        Assert.Multiple(() =>
        {
            Assert.That(bandit.StartCount, Is.EqualTo(2));
            Assert.That(Outcomes.Of(bandit, 1, 0), Is.EqualTo(new[] { (0.5, 1, 1.0, true), (0.5, 1, 0.0, true) }));
            Assert.That(Optimum.Of(bandit), Is.EqualTo(0.7).Within(1e-15));
            Assert.That(FiniteHorizon.Random(bandit, 1), Is.EqualTo(0.45).Within(1e-15));
            Assert.That(bandit.PayProbabilities[1], Is.EqualTo(new[] { 0.5, 0.3 }));
        });
    }

    [Test]
    public void IsGoalReached_OfAPull_IsWhetherItPaid()
    {
        var bandit = new ContextualBandit([[0, 1], [1, 0]]);
        var observation = new double[1];
        for (ulong seed = 0; seed < 20; seed++)
        {
            bandit.Reset(seed, observation);
            int context = (int)observation[0];
            StepResult result = bandit.Step(1, observation);
            Assert.That((result, bandit.IsGoalReached), Is.EqualTo((new StepResult(1 - context, true, false), context == 0)));
            Assert.That(bandit.Render(), Is.EqualTo($"context {context} of 2, 2 arms, {(context == 0 ? "paid" : "not paid")}"));
        }
    }

    [Test]
    public void PayProbabilities_ThatAreNone_NameContextAndArm() => Assert.Multiple(() =>
    {
        Assert.That(() => new ContextualBandit([[0.1, 0.2], [0.3, 1.25]]), Throws.ArgumentException.With.Message.StartsWith("Context 1, arm 1: 1.25 is no probability"));
        Assert.That(() => new ContextualBandit([[0.1, 0.2], [0.3]]), Throws.ArgumentException.With.Message.StartsWith("Context 1 has 1 arms, context 0 has 2"));
        Assert.That(() => new ContextualBandit([[0.1], []]), Throws.ArgumentException.With.Message.StartsWith("Context 1 has no arm"));
        Assert.That(() => new ContextualBandit([]), Throws.ArgumentException.With.Message.StartsWith("A bandit needs at least one context"));
        Assert.That(() => new ContextualBandit([null!, [0.5]]), Throws.ArgumentNullException);
        Assert.That(() => new ContextualBandit(null!), Throws.ArgumentNullException);
        Assert.That(() => new BernoulliBandit([double.NaN]), Throws.ArgumentException.With.Message.StartsWith("Context 0, arm 0: NaN"));
        Assert.That(() => new BernoulliBandit([]), Throws.ArgumentException);
        Assert.That(() => new BernoulliBandit(null!), Throws.ArgumentNullException);
    });

    [Test]
    public void PayProbabilities_ChangedAfterwards_DoNotChangeTheBandit()
    {
        double[] given = [0.5, 0.5];
        var bandit = new BernoulliBandit(given);
        given[0] = 1;
        Assert.That(bandit.PayProbabilities[0], Is.EqualTo(0.5));
    }

    [Test]
    public void Gaussian_PulledOften_HasItsMeanAndDeviation()
    {
        var bandit = new GaussianBandit([-1, 2], standardDeviation: 3);
        double[] rewards = Pull(bandit, 1, 40_000);
        double mean = rewards.Average();
        Assert.That(mean, Is.EqualTo(2).Within(0.06));
        Assert.That(Math.Sqrt(rewards.Average(reward => (reward - mean) * (reward - mean))), Is.EqualTo(3).Within(0.05));
        Assert.That(rewards.Count(reward => reward < 2 - 3) / 40_000.0, Is.EqualTo(0.1587).Within(0.01), "one deviation below");
    }

    [Test]
    public void Gaussian_WithoutDeviation_PaysItsMean()
    {
        var bandit = new GaussianBandit([-1, 2], standardDeviation: 0);
        Assert.That(bandit.IsDeterministic);
        Assert.That(Pull(bandit, 0, 10), Is.All.EqualTo(-1));
    }

    [Test]
    public void Testbed_OverManyTasks_IsSuttonAndBartos()
    {
        double[] best = [.. Enumerable.Range(0, 20_000).Select(seed => GaussianBandit.CreateTestbed((ulong)seed).Means.Max())];
        Assert.That(best.Average(), Is.EqualTo(1.54).Within(0.02));
        double[] means = [.. Enumerable.Range(0, 20_000).Select(seed => GaussianBandit.CreateTestbed((ulong)seed, 4).Means.Average())];
        Assert.That(means.Average(), Is.EqualTo(0).Within(0.02));
    }

    [Test]
    public void Testbed_OfASeed_IsAlwaysTheSameTask()
    {
        IReadOnlyList<double> task = GaussianBandit.CreateTestbed(7).Means;
        IReadOnlyList<double> again = GaussianBandit.CreateTestbed(7, seed: 5).Means;
        IReadOnlyList<double> other = GaussianBandit.CreateTestbed(8).Means;
        Assert.That(task, Has.Count.EqualTo(10).And.EqualTo(again).And.Not.EqualTo(other));
    }

    [Test]
    public void Gaussian_OutOfRange_IsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => new GaussianBandit([]), Throws.ArgumentException);
        Assert.That(() => new GaussianBandit(null!), Throws.ArgumentNullException);
        Assert.That(() => new GaussianBandit([0, double.NaN]), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("means[1]"));
        Assert.That(() => new GaussianBandit([0], -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new GaussianBandit([0], double.PositiveInfinity), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => GaussianBandit.CreateTestbed(0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    });

    private static double[] Pull(GaussianBandit bandit, int arm, int count)
    {
        var rewards = new double[count];
        var observation = new double[1];
        bandit.Reset(1, observation);
        for (int i = 0; i < count; i++)
        {
            rewards[i] = bandit.Step(arm, observation).Reward;
            bandit.Reset(null, observation);
        }

        return rewards;
    }
}
