using TabularRl.Environments;
using TabularRl.Randomness;
using TabularRl.StandardEnvironments.Tests.Support;
using TabularRl.Tests.Support;

namespace TabularRl.StandardEnvironments.Tests.Contracts;

/// <summary>What every environment of the package keeps.</summary>
internal abstract class EnvironmentContract
{
    private static readonly ulong[] Seeds = [0, 1, 42, 1UL << 63];

    protected abstract StandardEnvironment Create();

    [Test]
    public void Step_BeforeTheFirstReset_IsRefused()
    {
        StandardEnvironment environment = Create();
        Assert.That(() => environment.Step(0, Span(environment)), Throws.InvalidOperationException.With.Message.Contains("call Reset"));
    }

    [Test]
    public void Step_AfterTheEnd_IsRefused()
    {
        StandardEnvironment environment = Create();
        double[] observation = Span(environment);
        environment.Reset(5, observation);
        for (int step = 0; step < 20_000; step++)
        {
            if (environment.Step(step % 5 % environment.ActionCount, observation).IsDone)
            {
                Assert.That(() => environment.Step(0, observation), Throws.InvalidOperationException.With.Message.Contains("episode is over"));
                return;
            }
        }

        Assert.That(Endless, $"no end of {environment.GetType().Name} in 20,000 steps");
    }

    [TestCase(-1)]
    [TestCase(int.MinValue)]
    [TestCase(null)]
    public void Step_OfNoAction_IsRefused(int? action)
    {
        StandardEnvironment environment = Create();
        double[] observation = Span(environment);
        environment.Reset(0, observation);
        Assert.That(
            () => environment.Step(action ?? environment.ActionCount, observation),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains($"from 0 to {environment.ActionCount - 1}"));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public void Observation_OfAnotherLength_IsRefused(int excess)
    {
        StandardEnvironment environment = Create();
        var wrong = new double[environment.ObservationSize + excess];
        environment.Reset(0, Span(environment));
        RandomState before = environment.RandomState;
        Assert.That(() => environment.Reset(3, wrong), Throws.ArgumentException.With.Message.Contains($"the span has {wrong.Length}"));
        Assert.That(() => environment.Step(0, wrong), Throws.ArgumentException.With.Message.Contains($"the span has {wrong.Length}"));
        Assert.That(environment.RandomState, Is.EqualTo(before));
    }

    [TestCaseSource(nameof(Seeds))]
    public void Reset_WithASeed_PlaysTheSameEpisodes(ulong seed)
    {
        StandardEnvironment used = Create();
        Replay.Record(used, seed + 1, 50);
        Assert.That(Replay.Record(used, seed, 300), Is.EqualTo(Replay.Record(Create(), seed, 300)));
    }

    [Test]
    public void Reset_WithoutASeed_ContinuesTheStream()
    {
        StandardEnvironment environment = Create();
        environment.Reset(8, Span(environment));
        RandomState first = environment.RandomState;
        environment.Reset(null, Span(environment));
        RandomState second = environment.RandomState;
        environment.Reset(8, Span(environment));
        Assert.That(environment.RandomState, Is.EqualTo(first));
        Assert.That(second, Is.Not.EqualTo(first).Or.EqualTo(new Pcg64(8).RandomState));
    }

    [TestCaseSource(nameof(Seeds))]
    public void RandomState_SavedAndRestored_GoesOnAlike(ulong seed)
    {
        StandardEnvironment environment = Create();
        Replay.Record(environment, seed, 101);
        StandardEnvironment other = Create();
        other.RandomState = environment.RandomState;
        Assert.That(Replay.Record(other, null, 300), Is.EqualTo(Replay.Record(environment, null, 300)));
    }

    [Test]
    public void Observation_OfResetsAndSteps_IsWrittenWhole()
    {
        StandardEnvironment environment = Create();
        double[] observation = Span(environment);
        environment.Reset(2, observation);
        Assert.That(observation, Has.None.NaN);
        observation.AsSpan().Fill(double.NaN);
        environment.Step(0, observation);
        Assert.That(observation, Has.None.NaN);
    }

    [Test]
    public void Step_OfARunningEpisode_AllocatesNothing()
    {
        StandardEnvironment environment = Create();
        double[] observation = Span(environment);
        Assert.That(Allocations.Of(Play), Is.Zero);

        void Play()
        {
            environment.Reset(1, observation);
            for (int step = 0; step < 1000; step++)
            {
                if (environment.Step(step % environment.ActionCount, observation).IsDone)
                    environment.Reset(null, observation);
            }
        }
    }

    [Test]
    public void Render_BeforeTheFirstReset_IsRefused() => Assert.That(() => Create().Render(), Throws.InvalidOperationException);

    [Test]
    public void Render_UnderAHostileCulture_IsTheSame()
    {
        StandardEnvironment environment = Create();
        environment.Reset(6, Span(environment));
        environment.Step(0, Span(environment));
        string plain = environment.Render();
        using var culture = new HostileCulture();
        Assert.That(environment.Render(), Is.EqualTo(plain).And.Not.Empty);
    }

    [Test]
    public void Render_AtAnyStep_DoesNotThrow()
    {
        StandardEnvironment environment = Create();
        double[] observation = Span(environment);
        environment.Reset(6, observation);
        for (int step = 0; step < 200; step++)
        {
            bool done = environment.Step(step * 5 % 3 % environment.ActionCount, observation).IsDone;
            Assert.That(environment.Render(), Is.Not.Empty);
            if (done)
                environment.Reset(null, observation);
        }
    }

    [Test]
    public void IsGoalReached_OfANewEpisode_IsFalse()
    {
        StandardEnvironment environment = Create();
        if (environment is not IGoalEnvironment goal)
            return;
        Assert.That(goal.IsGoalReached, Is.False);
        for (ulong seed = 0; seed < 20; seed++)
        {
            Replay.Record(environment, seed, 50);
            environment.Reset(null, Span(environment));
            Assert.That(goal.IsGoalReached, Is.False);
        }
    }

    /// <summary>Whether episodes go on for ever.</summary>
    protected virtual bool Endless => false;

    protected static double[] Span(StandardEnvironment environment) => [.. Enumerable.Repeat(double.NaN, environment.ObservationSize)];
}
