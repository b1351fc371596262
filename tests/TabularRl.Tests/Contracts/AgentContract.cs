using TabularRl.Agents;
using TabularRl.Checking;
using TabularRl.Environments;
using TabularRl.Persistence;
using TabularRl.Policies;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Contracts;

/// <summary>What every agent keeps to, on observations of one number and three actions.</summary>
internal abstract class AgentContract
{
    private static readonly ActionMask OnlyOne = ActionMask.FromFlags([false, true, false]);

    /// <summary>How the agent is restored from a checkpoint; null where it has no snapshots.</summary>
    protected abstract Func<Checkpoint, IAgent>? Restore { get; }

    /// <summary>Whether it learns of the greedy policy whatever it explores.</summary>
    protected virtual bool IsOffPolicy => true;

    /// <summary>Whether it plans or replays.</summary>
    protected virtual bool LearnsAgain => false;

    /// <summary>Whether its frozen policy shows values of actions.</summary>
    protected virtual bool HasActionValues => true;

    /// <summary>How far the greedy policies may stay below the optimum.</summary>
    protected virtual double MaxRegret => new AgentCheckOptions().MaxRegret;

    /// <summary>An agent of three actions that explores.</summary>
    protected abstract IAgent Create(AgentCheckRequest request);

    private IAgent Create() => Create(new AgentCheckRequest());

    [Test]
    public void Check_OfTheAgent_FindsNothing()
    {
        CheckReport report = AgentChecker.Check(Create, new AgentCheckOptions
        {
            Restore = Restore,
            IsOffPolicy = IsOffPolicy,
            LearnsAgain = LearnsAgain,
            HasActionValues = HasActionValues,
            MaxRegret = MaxRegret,
        });
        Assert.That(report, Is.Empty, report.ToText());
    }

    [Test]
    public void Step_WithoutAnEpisode_IsRefused()
    {
        IAgent agent = Create();
        Assert.That(() => agent.Step(0, [0]), Throws.InvalidOperationException.With.Message.Contains("BeginEpisode"));
        Assert.That(() => agent.EndEpisode(0, [0], true), Throws.InvalidOperationException);
        agent.BeginEpisode([0]);
        agent.EndEpisode(0, [0], true);
        Assert.That(() => agent.Step(0, [0]), Throws.InvalidOperationException);
        Assert.That(() => agent.EndEpisode(0, [0], true), Throws.InvalidOperationException);
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void Step_OfARewardThatIsNotFinite_IsRefusedAndLearnsNothing(double reward)
    {
        IAgent agent = Create();
        agent.BeginEpisode([0]);
        Assert.That(() => agent.Step(reward, [1]), Throws.ArgumentException.With.Message.Contains("must be finite"));
        Assert.That(() => agent.EndEpisode(reward, [1], true), Throws.ArgumentException.With.Message.Contains("must be finite"));
        Assert.That((agent.StepCount, agent.EpisodeCount, agent.StateCount), Is.EqualTo((0L, 0L, 1)));

        agent.EndEpisode(1, [1], true);
        Assert.That((agent.StepCount, agent.EpisodeCount), Is.EqualTo((1L, 1L)), "The episode goes on with a reward that is right.");
    }

    [Test]
    public void Step_OfAnObservationThatDoesNotFit_IsRefusedAndLearnsNothing()
    {
        IAgent agent = Create();
        Assert.That(() => agent.BeginEpisode([double.NaN]), Throws.ArgumentException.With.Message.Contains("eature 0"));
        agent.BeginEpisode([0]);
        Assert.That(() => agent.Step(1, [double.NaN]), Throws.ArgumentException.With.Message.Contains("eature 0"));
        Assert.That(() => agent.Step(1, [1, 2]), Throws.ArgumentException);
        Assert.That(() => agent.EndEpisode(1, [double.NaN], false), Throws.ArgumentException.With.Message.Contains("eature 0"));
        Assert.That((agent.StepCount, agent.EpisodeCount, agent.StateCount), Is.EqualTo((0L, 0L, 1)));
    }

    [Test]
    public void Counts_OfEpisodesAndSteps_AreOfWhatHasEnded()
    {
        IAgent agent = Create();
        for (int episode = 0; episode < 3; episode++)
        {
            agent.BeginEpisode([0]);
            agent.Step(0, [1]);
            agent.EndEpisode(0, [2], terminated: episode != 1);
        }

        agent.BeginEpisode([0]);
        Assert.That((agent.EpisodeCount, agent.StepCount), Is.EqualTo((3L, 6L)));
    }

    [Test]
    public void BeginEpisode_InTheMiddleOfAnother_ForgetsIt()
    {
        IAgent agent = Create();
        agent.BeginEpisode([0]);
        agent.BeginEpisode([5]);
        agent.EndEpisode(8, [1], true);

        Assert.That(agent.EpisodeCount, Is.EqualTo(1));
        Assert.That(agent.Freeze().Decide([0]).StateVisits, Is.Zero);
        Assert.That(agent.Freeze().Decide([5]).StateVisits, Is.EqualTo(1));
    }

    [Test]
    public void Step_UnderAMask_ChoosesLegalActionsOnly()
    {
        IAgent agent = Create();
        for (int episode = 0; episode < 50; episode++)
        {
            Assert.That(agent.BeginEpisode([0], OnlyOne), Is.EqualTo(1));
            for (int step = 0; step < 10; step++)
                Assert.That(agent.Step(step % 3, [step], OnlyOne), Is.EqualTo(1));
            agent.EndEpisode(1, [0], false, OnlyOne);
        }
    }

    [Test]
    public void Step_OfKnownStates_AllocatesNothing()
    {
        IAgent agent = Create();
        double[] observation = [0];
        long allocated = Allocations.Of(() =>
        {
            agent.BeginEpisode(observation);
            for (int i = 0; i < 5000; i++)
            {
                observation[0] = i % 40;
                agent.Step(1, observation);
            }

            agent.EndEpisode(1, observation, false);
        });
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void ExplorationParameter_ReadManyTimes_StaysTheSame()
    {
        IAgent agent = Create();
        double before = agent.ExplorationParameter;
        for (int i = 0; i < 10; i++)
            Assert.That(agent.ExplorationParameter, Is.EqualTo(before));
    }

    [Test]
    public void Freeze_OfTheAgent_FitsItAndStaysAsItIs()
    {
        IAgent agent = Create();
        Play(agent, 20);
        IActionValuePolicy policy = agent.Freeze(TieBreaking.Lowest);
        Decision before = policy.Decide([1]);
        Assert.That((policy.ActionCount, policy.IsDeterministic), Is.EqualTo((agent.ActionCount, true)));
        Play(agent, 20);
        Assert.That(policy.Decide([1]), Is.EqualTo(before));
    }

    [Test]
    public void Play_OfEqualAgents_IsEqual()
    {
        IAgent one = Create(), other = Create();
        Assert.That(Play(one, 50), Is.EqualTo(Play(other, 50)));
    }

    private static List<int> Play(IAgent agent, int episodes)
    {
        var actions = new List<int>();
        for (int episode = 0; episode < episodes; episode++)
        {
            int action = agent.BeginEpisode([0]);
            for (int step = 0; step < 5; step++)
            {
                actions.Add(action);
                action = agent.Step(action - step, [step % 3]);
            }

            agent.EndEpisode(action, [9], terminated: episode % 2 == 0);
        }

        return actions;
    }
}
