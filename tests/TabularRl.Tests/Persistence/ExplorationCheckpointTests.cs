using TabularRl.Agents.QLearning;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Persistence;

/// <summary>Every built-in policy and schedule through a file.</summary>
[TestFixture]
internal sealed class ExplorationCheckpointTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    private static IEnumerable<IExplorationPolicy> Policies() =>
    [
        new Greedy(),
        new EpsilonGreedy(Schedule.Linear(1, 0.1, 5, ScheduleUnit.Step)),
        new Softmax(Schedule.Exponential(3, 0.9, 0.1, ScheduleUnit.Step)),
        new Mellowmax(Schedule.Piecewise([new(0, 1), new(3, 8)])),
        new UpperConfidenceBound(Schedule.InverseTime(2, 0.1)),
        new CountBonus(Schedule.WarmUp(0, 7, Schedule.InverseTime(2, 0.1, unit: ScheduleUnit.Step))),
    ];

    [TestCaseSource(nameof(Policies))]
    public void Restore_OfAnAgentThatExploresSo_GoesOnAsIfItHadNotStopped(IExplorationPolicy policy)
    {
        var agent = new QLearningAgent(Make.Whole(), 3, new QLearningOptions
        {
            Exploration = policy,
            LearningRate = Schedule.WarmUp(0.1, 5, Schedule.InverseVisits(0.8), ScheduleUnit.Step),
        });
        Play(agent);
        CheckpointFile.Write(_folder.File("agent"), Checkpoints.Small() with { Agent = agent.CreateSnapshot() });
        QLearningAgent restored = CheckpointFile.Read(_folder.File("agent")).RestoreQLearning();

        Assert.That(restored.CreateSnapshot().Exploration, Is.EqualTo(ExplorationDescription.Of(policy)));
        Assert.That(Play(restored), Is.EqualTo(Play(agent)));
        Assert.That(restored.Values(1), Is.EqualTo(agent.Values(1)));
    }

    private static List<int> Play(QLearningAgent agent)
    {
        var actions = new List<int>();
        for (int episode = 0; episode < 5; episode++)
        {
            actions.Add(agent.BeginEpisode([0]));
            for (int step = 0; step < 20; step++)
                actions.Add(agent.Step(actions[^1] - step % 2, [step % 3]));
            agent.EndEpisode(1, [0], terminated: true);
        }

        return actions;
    }
}
