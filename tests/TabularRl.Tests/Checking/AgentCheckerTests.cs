using TabularRl.Agents;
using TabularRl.Checking;
using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Checking;

[TestFixture]
internal sealed class AgentCheckerTests
{
    // The classic methods have no snapshot that restores them; that is a warning, and all that may be found.
    private static readonly TestCaseData[] Classics =
    [
        new TestCaseData((Func<AgentCheckRequest, IAgent>)(request => new WatkinsStudent(request)), true).SetArgDisplayNames("Watkins"),
        new TestCaseData((Func<AgentCheckRequest, IAgent>)(request => new DynaStudent(request)), true).SetArgDisplayNames("Dyna"),
        new TestCaseData((Func<AgentCheckRequest, IAgent>)(request => new DoubleStudent(request)), true).SetArgDisplayNames("Double Q"),
        new TestCaseData((Func<AgentCheckRequest, IAgent>)(request => new ThreeStepStudent(request)), false).SetArgDisplayNames("three-step SARSA"),
    ];

    [Test]
    public void Check_OfASoundAgent_FindsNothing()
    {
        CheckReport report = AgentChecker.Check(request => new StudentAgent(request), BrokenAgents.OptionsToRestore);
        Assert.That(report, Is.Empty, report.ToText());
    }

    [TestCaseSource(nameof(Classics))]
    public void Check_OfAClassicMethod_FindsNoError(Func<AgentCheckRequest, IAgent> factory, bool isOffPolicy)
    {
        // Dyna remembers one outcome of each action, the last; in a random model it plans with what is not true.
        CheckReport report = AgentChecker.Check(factory, new AgentCheckOptions { IsOffPolicy = isOffPolicy, MaxRegret = 0.4 });
        Assert.That(report.Codes, Is.EqualTo(new[] { AgentCheckCodes.RestoreNotChecked }), report.ToText());
    }

    [TestCaseSource(typeof(BrokenAgents), nameof(BrokenAgents.All))]
    public void Check_OfAMistake_NamesIt(Func<AgentCheckRequest, IAgent> factory, AgentCheckOptions options, string[] codes)
    {
        CheckReport report = AgentChecker.Check(factory, options);
        // Whoever learns something wrong is also far from the optimum, and few of these agents are made to be restored.
        IEnumerable<string> found = report.Codes.Where(code => code == codes[0] || code is not (AgentCheckCodes.FarFromOptimal or AgentCheckCodes.RestoreNotChecked));
        Assert.That(found, Is.EquivalentTo(codes), report.ToText());
    }

    [Test]
    public void Codes_OfTheChecker_EachHaveAMistakeThatShowsThem()
    {
        string[] shown = [.. BrokenAgents.All().Select(mistake => ((string[])mistake.Arguments[2]!)[0]).Distinct()];
        Assert.That(shown, Is.EquivalentTo(AgentCheckCodes.All));
    }

    [Test]
    public void Check_OfAnAgentThatIsNoSnapshotAgent_LeavesThatOut()
    {
        CheckReport report = AgentChecker.Check(request => new Bare(new StudentAgent(request)), BrokenAgents.Options);
        Assert.That(report, Is.Empty, report.ToText());
    }

    [Test]
    public void Check_OfMonteCarloWithoutBootstrap_DoesNotAskForOne()
    {
        // One step an episode at most learns without bootstrapping: what is truncated is worth what it earned.
        AgentCheckOptions options = BrokenAgents.Options with { Bootstraps = false };
        CheckReport report = AgentChecker.Check((Func<AgentCheckRequest, IAgent>)BrokenAgents.All().Single(mistake =>
            ((string[])mistake.Arguments[2]!)[0] == AgentCheckCodes.NoBootstrapAtTruncation).Arguments[0]!, options);
        Assert.That(report.Has(AgentCheckCodes.NoBootstrapAtTruncation), Is.False, report.ToText());
    }

    [Test]
    public void Check_Twice_GivesTheSameReport()
    {
        static string Text() => AgentChecker.Check((Func<AgentCheckRequest, IAgent>)BrokenAgents.All().Last().Arguments[0]!).ToText();
        string first = Text();
        Assert.That(first, Does.Contain("StopsLearning: error far-from-optimal: Over 5 random models of 5 states, after 2000 episodes each, the greedy policies lack "));
        using var culture = new HostileCulture();
        Assert.That(Text(), Is.EqualTo(first));
    }

    [Test]
    public void Options_OutOfRange_AreRefused() => Assert.Multiple(() =>
    {
        foreach (AgentCheckOptions options in (AgentCheckOptions[])[new() { ModelCount = 0 }, new() { EpisodeCount = 0 }, new() { MaxRegret = 0 }, new() { MaxRegret = 1.1 }])
            Assert.That(() => AgentChecker.Check(request => new StudentAgent(request), options), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => AgentChecker.Check(null!), Throws.ArgumentNullException);
        Assert.That(() => AgentChecker.Check(_ => null!), Throws.ArgumentException);
    });

    /// <summary>An agent that can do nothing beside.</summary>
    private sealed class Bare(StudentAgent inner) : IAgent
    {
        public int ObservationSize => inner.ObservationSize;

        public int ActionCount => inner.ActionCount;

        public long EpisodeCount => inner.EpisodeCount;

        public long StepCount => inner.StepCount;

        public int StateCount => inner.StateCount;

        public double ExplorationParameter => inner.ExplorationParameter;

        public int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default) => inner.BeginEpisode(observation, legalActions);

        public int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default) => inner.Step(reward, nextObservation, legalActions);

        public void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default) =>
            inner.EndEpisode(reward, finalObservation, terminated, legalActions);

        public IActionValuePolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random) => inner.Freeze(tieBreaking);
    }
}
