using TabularRl.Environments;
using TabularRl.Environments.Wrappers;

namespace TabularRl.Tests.Environments.Wrappers;

[TestFixture]
internal sealed class EpisodeStatisticsTests
{
    private readonly double[] _observation = new double[1];

    [Test]
    public void Figures_BeforeAnEpisode_AreNone()
    {
        var statistics = new EpisodeStatistics(new ChainEnvironment(2));
        Assert.That((statistics.EpisodeCount, statistics.StepCount, statistics.WindowCount), Is.EqualTo((0L, 0L, 0)));
        Assert.That((statistics.MeanReturn, statistics.MeanStepCount, statistics.GoalRate), Is.EqualTo((double.NaN, double.NaN, double.NaN)));
        Assert.That(() => statistics.GetEpisode(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Episodes_ThatEnded_AreCountedAsTheyEnded()
    {
        var statistics = new EpisodeStatistics(new TimeLimit(new ChainEnvironment(2), 3));
        Play(statistics, 1, 1);
        Play(statistics, 0, 0, 0);
        Play(statistics, 0, 1, 1);
        Assert.Multiple(() =>
        {
            Assert.That(statistics.GetEpisode(2), Is.EqualTo(new EpisodeSummary(9, 2, true, false, true)));
            Assert.That(statistics.GetEpisode(1), Is.EqualTo(new EpisodeSummary(-3, 3, false, true, false)));
            Assert.That(statistics.GetEpisode(0), Is.EqualTo(new EpisodeSummary(8, 3, true, true, true)));
            Assert.That((statistics.EpisodeCount, statistics.StepCount, statistics.WindowCount), Is.EqualTo((3L, 8L, 3)));
            Assert.That(statistics.MeanReturn, Is.EqualTo(14 / 3.0).Within(1e-12));
            Assert.That(statistics.MeanStepCount, Is.EqualTo(8 / 3.0).Within(1e-12));
            Assert.That(statistics.GoalRate, Is.EqualTo(2 / 3.0).Within(1e-12));
        });
    }

    [Test]
    public void Window_OfTheLastEpisodes_ForgetsTheOlder()
    {
        var statistics = new EpisodeStatistics(new ChainEnvironment(2), windowLength: 2);
        Play(statistics, 1, 1);
        Play(statistics, 0, 1, 1);
        Play(statistics, 0, 0, 1, 1);
        Assert.That((statistics.EpisodeCount, statistics.StepCount, statistics.WindowCount), Is.EqualTo((3L, 9L, 2)));
        Assert.That((statistics.GetEpisode(0).StepCount, statistics.GetEpisode(1).StepCount, statistics.MeanStepCount), Is.EqualTo((4, 3, 3.5)));
        Assert.That(() => statistics.GetEpisode(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => statistics.GetEpisode(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Reset_BeforeTheEnd_DropsTheEpisode()
    {
        var statistics = new EpisodeStatistics(new ChainEnvironment(2));
        statistics.Reset(null, _observation);
        statistics.Step(0, _observation);
        Play(statistics, 1, 1);
        Assert.That((statistics.EpisodeCount, statistics.GetEpisode(0).Return), Is.EqualTo((1L, 9.0)));
    }

    [Test]
    public void Goal_OfAnEnvironmentWithoutOne_IsNeverReached()
    {
        var statistics = new EpisodeStatistics(new TimeLimit(new EndlessEnvironment(), 1));
        Play(statistics, 0);
        Assert.That(statistics.GoalRate, Is.Zero);
    }

    [Test]
    public void Constructor_OfAnEmptyWindow_IsRefused() =>
        Assert.That(() => new EpisodeStatistics(new EndlessEnvironment(), 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private void Play(IEnvironment environment, params ReadOnlySpan<int> actions)
    {
        environment.Reset(null, _observation);
        for (int i = 0; i < actions.Length; i++)
            Assert.That(environment.Step(actions[i], _observation).IsDone, Is.EqualTo(i == actions.Length - 1));
    }
}
