using TabularRl.Agents;
using TabularRl.Agents.MonteCarlo;
using TabularRl.Agents.Sarsa;
using TabularRl.Agents.Traces;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Agents.NStep;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Traces;

[TestFixture]
internal sealed class SarsaLambdaAgentTests
{
    // α 0.5, γ 0.8, λ 0.5, so that traces fade by 0.4 a step. At the end e(0,0) is 0.4 · 0.4 = 0.16 when it is met again:
    // accumulating 0.16 + 1 = 1.16, replacing 1, dutch 0.5 · 0.16 + 1 = 1.08.
    [TestCase(TraceKind.Accumulating, 2.95336)] // 1.508 + 0.5 · 2.492 · 1.16
    [TestCase(TraceKind.Replacing, 2.754)] // 1.508 + 0.5 · 2.492 · 1
    [TestCase(TraceKind.Dutch, 2.85368)] // 1.508 + 0.5 · 2.492 · 1.08
    public void Step_OfAnEpisodeThatComesBack_GivesTheValuesByHand(TraceKind kind, double value)
    {
        SarsaLambdaAgent agent = Create(kind);
        agent.Table.SetValues(1, 2, 100);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]); // δ = 1 + 0.8 · 2 − 0 = 2.6; Q(0,0) = 0.5 · 2.6 = 1.3
        agent.Step(2, [0]); // δ = 2 + 0.8 · 1.3 − 2 = 1.04; Q(0,0) = 1.3 + 0.5 · 1.04 · 0.4 = 1.508; Q(1,0) = 2 + 0.5 · 1.04 = 2.52
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 1.508, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 2.52, 100 }).Within(1e-12));
        agent.EndEpisode(4, [9], terminated: true); // δ = 4 − 1.508 = 2.492; Q(1,0) = 2.52 + 0.5 · 2.492 · 0.4 = 3.0184

        Assert.That(agent.Values(0), Is.EqualTo(new[] { value, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.0184, 100 }).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_BootstrapsFromTheActionThatWouldFollow()
    {
        SarsaLambdaAgent agent = Create(TraceKind.Replacing);
        agent.Table.SetValues(2, 5, 100);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]); // Q(0,0) = 0.5 · 1 = 0.5
        agent.EndEpisode(2, [2], terminated: false); // δ = 2 + 0.8 · 5 = 6; Q(0,0) = 0.5 + 0.5 · 6 · 0.4 = 1.7; Q(1,0) = 0.5 · 6 = 3

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 1.7, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.0, 0 }).Within(1e-12));
        Assert.That(agent.Values(2), Is.EqualTo(new[] { 5.0, 100 }));
    }

    [Test]
    public void Step_UnderALearningRateByVisits_CreditsEachTraceAtTheRateOfItsOwnVisit()
    {
        SarsaLambdaAgent agent = Create(TraceKind.Replacing, learningRate: Schedule.InverseVisits(1));
        agent.BeginEpisode([0]);
        agent.EndEpisode(0, [9], terminated: true); // the first visit of (0,0)
        agent.BeginEpisode([0]);
        agent.Step(0, [1]);
        agent.EndEpisode(10, [9], terminated: true); // Q(0,0) = 1/2 · 10 · 0.4 = 2; Q(1,0) = 1 · 10

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 2.0, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 10.0, 0 }));
    }

    [Test]
    public void Step_PastTheCutOff_DropsTheTrace()
    {
        // Traces fade by 0.4 a step: 0.4, 0.16, 0.064. One at 0.16 is kept by a cut-off of 0.1, one at 0.064 is not.
        SarsaLambdaAgent agent = Create(TraceKind.Replacing, cutoff: 0.1);
        agent.BeginEpisode([0]);
        agent.Step(0, [1]);
        agent.Step(0, [2]);
        agent.Step(8, [3]); // δ = 8; Q(0,0) = 0.5 · 8 · 0.16 = 0.64
        Assert.That(agent.Values(0)[0], Is.EqualTo(0.64).Within(1e-12));
        agent.Step(8, [4]);

        Assert.That(agent.Values(0)[0], Is.EqualTo(0.64).Within(1e-12));
        Assert.That(agent.Values(1)[0], Is.EqualTo(0.5 * 8 * 0.4 + 0.5 * 8 * 0.16).Within(1e-12));
    }

    [Test]
    public void TraceCount_OfALongEpisodeThroughManyStates_StaysSmall()
    {
        SarsaLambdaAgent agent = Create(TraceKind.Accumulating, cutoff: 0.01); // 0.4⁵ = 0.01024 > 0.01 > 0.4⁶
        agent.BeginEpisode([0]);
        for (int state = 1; state < 1000; state++)
        {
            agent.Step(1, [state]);
            Assert.That(agent.TraceCount, Is.EqualTo(Math.Min(state, 6)));
        }

        agent.EndEpisode(1, [0], terminated: false);
        Assert.That(agent.TraceCount, Is.Zero);
    }

    [Test]
    public void Learn_WithoutTraces_IsSarsaBitForBit([Range(0, 4)] int seed, [Values] TraceKind kind)
    {
        NStepSarsaAgentTests.LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration);
        var agent = new SarsaLambdaAgent(
            Make.Whole(), 3, new SarsaLambdaOptions { TraceDecay = 0, TraceKind = kind, LearningRate = learningRate, Exploration = exploration });
        var sarsa = new SarsaAgent(Make.Whole(), 3, new SarsaOptions { LearningRate = learningRate, Exploration = exploration });
        RandomModels.AssertLearnAlike(agent, sarsa, (ulong)seed);
    }

    [Test]
    public void Learn_WithoutDecayWhereNoStateComesBack_IsMonteCarlo([Values] TraceKind kind)
    {
        SarsaLambdaAgent agent = new(Make.Whole(), 2, new SarsaLambdaOptions
        {
            TraceDecay = 1,
            TraceCutoff = 0,
            TraceKind = kind,
            LearningRate = Schedule.Constant(0.5),
            Exploration = new FixedExploration(1, 0),
        });
        AssertEqualsMonteCarloWhereNoStateComesBack(agent);
    }

    [Test]
    public void Learn_OnRandomModels_ReachesTheOptimum([Values] TraceKind kind) => RandomModels.AssertReachesOptimum((request, exploration) =>
        new SarsaLambdaAgent(request.Discretizer, request.ActionCount, new SarsaLambdaOptions
        {
            TraceDecay = 0.6,
            TraceKind = kind,
            DiscountFactor = request.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = exploration,
            Seed = request.Seed,
        }));

    [TestCase(-0.1, 0.1, "λ must lie in [0, 1]")]
    [TestCase(1.1, 0.1, "λ must lie in [0, 1]")]
    [TestCase(double.NaN, 0.1, "λ must lie in [0, 1]")]
    [TestCase(0.5, 1, "cut-off must lie in [0, 1)")]
    [TestCase(0.5, -0.1, "cut-off must lie in [0, 1)")]
    [TestCase(0.5, double.NaN, "cut-off must lie in [0, 1)")]
    public void Constructor_WithAnOptionOutOfItsRange_IsRefused(double traceDecay, double cutoff, string message) => Assert.That(
        () => new SarsaLambdaAgent(Make.Whole(), 2, new SarsaLambdaOptions { TraceDecay = traceDecay, TraceCutoff = cutoff }),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(message));

    [Test]
    public void Constructor_WithAnUnknownKindOfTraces_IsRefused() => Assert.That(
        () => Create((TraceKind)3), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Replacing, Accumulating or Dutch"));

    /// <summary>Plays an episode of action 0 through distinct states, and one again in their reverse order, against constant-α Monte Carlo.</summary>
    internal static void AssertEqualsMonteCarloWhereNoStateComesBack(TabularAgent agent, double untriedValue = 0)
    {
        var monteCarlo = new MonteCarloAgent(Make.Whole(), 2, new MonteCarloOptions
        {
            LearningRate = Schedule.Constant(0.5),
            Exploration = new FixedExploration(1, 0),
        });
        foreach (IAgent learner in (IAgent[])[agent, monteCarlo])
        {
            foreach (int[] states in (int[][])[[0, 1, 2, 3, 4], [4, 3, 2, 1, 0]])
            {
                learner.BeginEpisode([states[0]]);
                foreach (int state in states[1..])
                    learner.Step(state - 1.5, [state]);
                learner.EndEpisode(7, [9], terminated: true);
            }
        }

        for (int state = 0; state < 5; state++)
            Assert.That(agent.Values(state), Is.EqualTo(new[] { monteCarlo.Values(state)[0], untriedValue }).Within(1e-12));
    }

    private static SarsaLambdaAgent Create(TraceKind kind, double cutoff = 0.001, ISchedule? learningRate = null) => new(Make.Whole(), 2, new SarsaLambdaOptions
    {
        TraceDecay = 0.5,
        TraceCutoff = cutoff,
        TraceKind = kind,
        LearningRate = learningRate ?? Schedule.Constant(0.5),
        DiscountFactor = 0.8,
        Exploration = new FixedExploration(1, 0),
    });
}
