using TabularRl.Environments;
using TabularRl.Evaluation.OffPolicy;

namespace TabularRl.Tests.Evaluation.OffPolicy;

internal sealed class LoggedEpisodesTests
{
    private LoggedEpisodesBuilder _builder = null!;

    [SetUp]
    public void CreateBuilder() => _builder = new LoggedEpisodesBuilder(observationSize: 2, actionCount: 3);

    [Test]
    public void Build_TwoEpisodes_GivesBackEveryStep()
    {
        _builder.Add([1, 2], 0, 0.5, 0.25);
        _builder.Add([3, 4], 2, -1, 1, terminated: true, truncated: true);
        _builder.Add([5, double.PositiveInfinity], 1, 7, 0.5, truncated: true, legalActions: ActionMask.FromFlags([false, true, true]));
        LoggedEpisodes log = _builder.Build();

        Assert.That((log.EpisodeCount, log.StepCount, log.GetLength(0), log.GetLength(1), log.TruncatedShare), Is.EqualTo((2, 3, 2, 1, 0.5)));
        LoggedStep first = log.GetStep(0, 0);
        Assert.That(first.Observation.ToArray(), Is.EqualTo(new double[] { 1, 2 }));
        Assert.That((first.Action, first.Reward, first.Propensity, first.Terminated, first.Truncated), Is.EqualTo((0, 0.5, 0.25, false, false)));
        LoggedStep second = log.GetStep(0, 1);
        Assert.That((second.Terminated, second.Truncated), Is.EqualTo((true, false)), "termination decides");
        LoggedStep last = log.GetStep(1, 0);
        Assert.That((last.Terminated, last.Truncated, last.LegalActions.IsLegal(0)), Is.EqualTo((false, true, false)));
    }

    [Test]
    public void Build_EmptyLog_IsRefused() =>
        Assert.That(() => _builder.Build(), Throws.InvalidOperationException.With.Message.Contains("empty"));

    [Test]
    public void Build_EpisodeWithoutEnd_IsRefused()
    {
        _builder.Add([1, 2], 0, 0, 1, terminated: true);
        _builder.Add([1, 2], 0, 0, 1);
        Assert.That(() => _builder.Build(), Throws.InvalidOperationException.With.Message.StartsWith("Episode 1 has no end"));
    }

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(1.0000001)]
    [TestCase(double.NaN)]
    public void Add_PropensityOutOfRange_NamesThePlace(double propensity)
    {
        _builder.Add([1, 2], 0, 0, 1, terminated: true);
        _builder.Add([1, 2], 0, 0, 1);
        Assert.That(
            () => _builder.Add([1, 2], 0, 0, propensity), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Step 1 of episode 1: an action"));
    }

    [TestCase(double.NaN)]
    [TestCase(double.NegativeInfinity)]
    public void Add_RewardNotFinite_IsRefused(double reward) =>
        Assert.That(() => _builder.Add([1, 2], 0, reward, 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("reward"));

    [Test]
    public void Add_ObservationWithNaN_NamesTheFeature() =>
        Assert.That(() => _builder.Add([1, double.NaN], 0, 0, 1), Throws.ArgumentException.With.Message.Contains("feature 1 is NaN"));

    [TestCase(-1)]
    [TestCase(3)]
    public void Add_ActionOutOfRange_IsRefused(int action) =>
        Assert.That(() => _builder.Add([1, 2], action, 0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("0 to 2"));

    [Test]
    public void Add_IllegalAction_IsRefused() =>
        Assert.That(
            () => _builder.Add([1, 2], 0, 0, 1, legalActions: ActionMask.FromFlags([false, true, true])),
            Throws.ArgumentException.With.Message.Contains("not legal"));

    [Test]
    public void Add_ObservationOfAnotherLength_IsRefused() =>
        Assert.That(() => _builder.Add([1], 0, 0, 1), Throws.ArgumentException.With.Message.Contains("declared with 2"));

    [Test]
    public void Add_RefusedStep_LeavesTheLogAsItWas()
    {
        _builder.Add([1, 2], 0, 0, 1, terminated: true);
        Assert.That(() => _builder.Add([1, 2], 0, 0, 0), Throws.Exception);
        Assert.That(_builder.Build().StepCount, Is.EqualTo(1));
    }

    [Test]
    public void Record_AnyPolicy_LogsItsProbabilities()
    {
        TablePolicy policy = TablePolicy.Random(1, RandomModel.StateCount, 3, 0.1);
        LoggedEpisodes log = BehaviorLog.Record(new RandomModel(1), policy, 20, seed: 5, maxStepsPerEpisode: 2);
        for (int episode = 0; episode < 20; episode++)
        {
            for (int step = 0; step < log.GetLength(episode); step++)
            {
                LoggedStep logged = log.GetStep(episode, step);
                Assert.That(logged.Propensity, Is.EqualTo(policy[(int)logged.Observation[0], logged.Action]));
                Assert.That((int)logged.Observation[1], Is.EqualTo(step), "the observation before the step");
            }
        }

        Assert.That(log.TruncatedShare, Is.InRange(0.5, 0.99));
    }
}
