using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Environments.Wrappers;

[TestFixture]
internal sealed class TimeLimitTests
{
    private readonly double[] _observation = new double[1];

    [Test]
    public void Step_AtTheLimit_IsTruncatedAndStillNotTerminated()
    {
        var limited = new TimeLimit(new ChainEnvironment(10), 3);
        Assert.That(limited.ElapsedSteps, Is.Zero);
        limited.Reset(null, _observation);
        Assert.That(limited.Step(1, _observation), Is.EqualTo(new StepResult(-1, false, false)));
        Assert.That(limited.Step(1, _observation), Is.EqualTo(new StepResult(-1, false, false)));
        Assert.That(limited.ElapsedSteps, Is.EqualTo(2));
        Assert.That(limited.Step(1, _observation), Is.EqualTo(new StepResult(-1, false, true)));
        Assert.That(limited.ElapsedSteps, Is.EqualTo(3));
        Assert.That(_observation[0], Is.EqualTo(3), "The last observation is written, to bootstrap from.");
    }

    [Test]
    public void Step_ThatTerminatesAtTheLimit_HasBothFlags()
    {
        var limited = new TimeLimit(new ChainEnvironment(3), 3);
        limited.Reset(null, _observation);
        limited.Step(1, _observation);
        limited.Step(1, _observation);
        Assert.That(limited.Step(1, _observation), Is.EqualTo(new StepResult(10, true, true)));
    }

    [Test]
    public void Step_ThatTerminatesBeforeTheLimit_IsNotTruncated()
    {
        var limited = new TimeLimit(new ChainEnvironment(2), 3);
        limited.Reset(null, _observation);
        limited.Step(1, _observation);
        Assert.That(limited.Step(1, _observation), Is.EqualTo(new StepResult(10, true, false)));
        Assert.That(() => limited.Step(1, _observation), Throws.InvalidOperationException);
    }

    [Test]
    public void Step_WithoutARunningEpisode_IsRefused()
    {
        // Also where the environment inside would go on.
        var limited = new TimeLimit(new ForgivingCorridor(), 2);
        var observation = new double[2];
        Assert.That(() => limited.Step(2, observation), Throws.InvalidOperationException.With.Message.Contains("No episode was started"));
        limited.Reset(null, observation);
        limited.Step(2, observation);
        limited.Step(2, observation);
        Assert.That(() => limited.Step(2, observation), Throws.InvalidOperationException.With.Message.Contains("truncated after 2 steps"));
    }

    [Test]
    public void Step_ThatIsRefused_TakesNoTime()
    {
        var limited = new TimeLimit(new ChainEnvironment(10), 2);
        limited.Reset(null, _observation);
        Assert.That(() => limited.Step(7, _observation), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(limited.Step(1, _observation).Truncated, Is.False);
    }

    [Test]
    public void Reset_InTheMiddle_GivesTheWholeTimeAgain()
    {
        var limited = new TimeLimit(new ChainEnvironment(10), 2);
        limited.Reset(null, _observation);
        limited.Step(1, _observation);
        limited.GetCapability<IStartableEnvironment>().ResetTo(4, null, _observation);
        Assert.That(limited.Step(1, _observation).Truncated, Is.False);
        Assert.That(limited.Step(1, _observation).Truncated, Is.True);
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Constructor_OfNoTime_IsRefused(int steps) =>
        Assert.That(() => new TimeLimit(new EndlessEnvironment(), steps), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Training_UnderALimit_EqualsOneThatTheTrainerLimits()
    {
        QLearningAgent limited = Train(new TimeLimit(new SlipperyChainEnvironment(6, 0.3), 7), null);
        QLearningAgent cutOff = Train(new SlipperyChainEnvironment(6, 0.3), 7);
        for (int cell = 0; cell < 6; cell++)
            Assert.That(limited.Values(cell), Is.EqualTo(cutOff.Values(cell)), $"Cell {cell}.");
    }

    private static QLearningAgent Train(IEnvironment environment, int? maxSteps)
    {
        QLearningAgent agent = Make.Q(2, epsilon: 0.3);
        new Trainer(new TrainerOptions { EpisodeCount = 200, Seed = 3, MaxStepsPerEpisode = maxSteps }).Train(environment, agent);
        return agent;
    }

    private sealed class ForgivingCorridor : CorridorEnvironment
    {
        protected override void CheckRunning()
        {
        }
    }
}
