using TabularRl.Agents.MonteCarlo;
using TabularRl.Agents.NStep;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Agents.NStep;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.MonteCarlo;

[TestFixture]
internal sealed class MonteCarloAgentTests
{
    // 0 earns 1 → 1 earns 2 → 0 earns 3 → 1 earns 4, γ 0.9. Returns from the end: 4; 3 + 0.9 · 4 = 6.6; 2 + 0.9 · 6.6 = 7.94; 1 + 0.9 · 7.94 = 8.146.
    [TestCase(ReturnVisits.First, 8.146, 7.94)]
    [TestCase(ReturnVisits.Every, 7.373, 5.97)] // (8.146 + 6.6) / 2 and (7.94 + 4) / 2
    public void EndEpisode_OfAnEpisodeThatComesBack_AveragesTheReturnsOfItsVisits(ReturnVisits visits, double first, double second)
    {
        MonteCarloAgent agent = Create(visits);
        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.Step(2, [0]);
        agent.Step(3, [1]);
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0.0, 0 }), "Nothing is learned before the end.");
        agent.EndEpisode(4, [9], terminated: true);

        Assert.That(agent.Values(0), Is.EqualTo(new[] { first, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { second, 0 }).Within(1e-12));

        agent.BeginEpisode([1]);
        agent.EndEpisode(10, [9], terminated: true); // one more return, to the mean of one or two
        Assert.That(agent.Values(1)[0], Is.EqualTo(visits == ReturnVisits.First ? (second + 10) / 2 : (2 * second + 10) / 3).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_GoesOnWithTheMeanOverThePolicy()
    {
        MonteCarloAgent agent = Create(ReturnVisits.First, new ScriptedExploration([0.25, 0.75], 0, 0));
        agent.Table.SetValues(2, 2, 4);
        agent.BeginEpisode([0]);
        agent.Step(1, [1]);
        agent.EndEpisode(2, [2], terminated: false); // Q(1,0) = 2 + 0.9 · (0.25 · 2 + 0.75 · 4) = 5.15; Q(0,0) = 1 + 0.9 · 5.15 = 5.635

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 5.635, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 5.15, 0 }).Within(1e-12));
    }

    [Test]
    public void Learn_OfEveryVisit_IsNStepExpectedSarsaOverWholeEpisodesBitForBit([Range(0, 4)] int seed)
    {
        NStepSarsaAgentTests.LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration);
        var agent = new MonteCarloAgent(
            Make.Whole(), 3, new MonteCarloOptions { Visits = ReturnVisits.Every, LearningRate = learningRate, Exploration = exploration });
        var nStep = new NStepExpectedSarsaAgent(
            Make.Whole(), 3, new NStepExpectedSarsaOptions { BackupLength = 1000, LearningRate = learningRate, Exploration = exploration });
        RandomModels.AssertLearnAlike(agent, nStep, (ulong)seed);
    }

    [TestCase(ReturnVisits.First, 20_000)]
    [TestCase(ReturnVisits.Every, 40_000)]
    public void Learn_OnRandomModels_ReachesTheOptimum(ReturnVisits visits, int episodeCount) => RandomModels.AssertReachesOptimum(
        (request, exploration) => new MonteCarloAgent(request.Discretizer, request.ActionCount, new MonteCarloOptions
        {
            Visits = visits,
            DiscountFactor = request.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = exploration,
            Seed = request.Seed,
        }),
        episodeCount);

    [Test]
    public void Constructor_WithUnknownVisits_IsRefused() => Assert.That(
        () => Create((ReturnVisits)2), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("First or Every"));

    private static MonteCarloAgent Create(ReturnVisits visits, IExplorationPolicy? exploration = null) => new(Make.Whole(), 2, new MonteCarloOptions
    {
        Visits = visits,
        DiscountFactor = 0.9,
        Exploration = exploration ?? new FixedExploration(1, 0),
    });
}
