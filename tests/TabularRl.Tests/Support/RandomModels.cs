using TabularRl.Agents;
using TabularRl.Checking;
using TabularRl.Checking.AgentChecks;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Tests.Support;

/// <summary>Agents on the random models of five states, three actions and masks that <see cref="AgentChecker"/> uses.</summary>
internal static class RandomModels
{
    private const int ComparedEpisodeCount = 300;

    /// <summary>Asserts that two agents take the same actions and learn the same values, where episodes are terminated or truncated early.</summary>
    public static void AssertLearnAlike(IAgent one, IAgent other, ulong seed, double tolerance = 0, int maxSteps = 9)
    {
        var log = new CheckLog(nameof(AssertLearnAlike), AgentCheckCodes.All);
        var model = new FiveStateModel(seed);
        AgentSubject first = new(one, log), second = new(other, log);
        List<int> actions = model.Play(first, new Pcg64(seed), ComparedEpisodeCount, maxSteps);
        Assert.That(actions, Has.Count.GreaterThan(2 * ComparedEpisodeCount), "Episodes of several steps are compared.");
        Assert.That(model.Play(second, new Pcg64(seed), ComparedEpisodeCount, maxSteps), Is.EqualTo(actions));
        Assert.That(first.Values(FiveStateModel.Size), Has.Some.Not.Zero);
        Assert.That(second.Values(FiveStateModel.Size), Is.EqualTo(first.Values(FiveStateModel.Size)).Within(tolerance));
        Assert.That(log.ToReport(), Is.Empty);
    }

    /// <summary>Asserts that the greedy policy is the exact optimum of each of ten models. The exploration is for the factory to take.</summary>
    public static void AssertReachesOptimum(Func<AgentCheckRequest, IExplorationPolicy, IAgent> factory, int episodeCount = 20_000)
    {
        var log = new CheckLog(nameof(AssertReachesOptimum), AgentCheckCodes.All);
        var options = new AgentCheckOptions { ModelCount = 10, EpisodeCount = episodeCount, MaxRegret = 1e-9 };
        var exploration = new EpsilonGreedy(Schedule.Linear(0.5, 0, episodeCount));
        OptimumChecks.Run(new AgentCheck(request => factory(request, exploration), factory(new AgentCheckRequest(), exploration), options, log));
        Assert.That(log.ToReport(), Is.Empty, log.ToReport().ToText());
    }
}
