using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Training;

[TestFixture]
internal sealed class TrainerAllocationTests
{
    private static IEnumerable<TestCaseData> Games()
    {
        yield return new TestCaseData(new SlipperyChainEnvironment(8, 0.2), 2).SetArgDisplayNames("chain");
        yield return new TestCaseData(new MaskedGridEnvironment(5), 4).SetArgDisplayNames("masked grid");
    }

    [TestCaseSource(nameof(Games))]
    public void Play_OfEpisodesInKnownStates_AllocatesNothing(IEnvironment environment, int actionCount)
    {
        QLearningAgent agent = Make.Q(actionCount, epsilon: 0.3, observationSize: environment.ObservationSize);
        EpisodePlayer player = EpisodePlayer.Create(environment, agent, int.MaxValue);
        for (int episode = 0; episode < 500; episode++)
            player.Play(episode, null);
        long stepsBefore = agent.StepCount;
        int statesBefore = agent.StateCount;

        long allocated = Allocations.Of(() =>
        {
            for (int episode = 0; episode < 500; episode++)
                player.Play(episode, null);
        });

        Assert.That(agent.StepCount - stepsBefore, Is.GreaterThan(5000));
        Assert.That(agent.StateCount, Is.EqualTo(statesBefore), "No new state was met.");
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void Train_OfMoreEpisodesInOnePoint_AllocatesNoMore()
    {
        QLearningAgent agent = Make.Q(2, epsilon: 0.3);
        var environment = new SlipperyChainEnvironment(8, 0.2);

        // With one point in either, whatever a run allocates is not a matter of its length.
        Assert.That(Bytes(2000), Is.EqualTo(Bytes(100)));

        long Bytes(long episodes)
        {
            var trainer = new Trainer(new TrainerOptions { EpisodeCount = episodes, EpisodesPerPoint = episodes });
            return Allocations.Of(() => trainer.Train(environment, agent));
        }
    }
}
