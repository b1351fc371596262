using TabularRl.Agents.QLearning;
using TabularRl.Agents.Traces;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Agents.NStep;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Traces;

[TestFixture]
internal sealed class PengQLambdaAgentTests
{
    [Test]
    public void Step_PastAnExploratoryAction_CreditsWhatFollowedAgainstTheGreedyValue()
    {
        // α 0.5, γ 0.8, λ 0.5, so that traces fade by 0.4 a step; action 0 is always taken.
        PengQLambdaAgent agent = Create(0.5);
        agent.Table.SetValues(1, 2, 6);
        agent.Table.SetValues(2, 4, 1);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]); // δ = 1 + 0.8 · 6 = 5.8; Q(0,0) = 2.9
        agent.Step(2, [2]); // δ = 2 + 0.8 · 4 − 2 = 3.2, δ' = 2 + 0.8 · 4 − 6 = −0.8; Q(1,0) = 2 + 1.6 = 3.6; Q(0,0) = 2.9 − 0.5 · 0.8 · 0.4 = 2.74
        agent.EndEpisode(3, [9], terminated: true); // δ = δ' = 3 − 4 = −1; Q(0,0) = 2.74 − 0.5 · 0.16 = 2.66; Q(1,0) = 3.6 − 0.2 = 3.4; Q(2,0) = 3.5

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 2.66, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.4, 6 }).Within(1e-12));
        Assert.That(agent.Values(2), Is.EqualTo(new[] { 3.5, 1 }).Within(1e-12));
    }

    [TestCase(TraceKind.Accumulating, 3.65)]
    [TestCase(TraceKind.Replacing, 3.75)]
    [TestCase(TraceKind.Dutch, 3.7)]
    public void Step_BackToTheSameAction_CreditsItsOldTraceTooAsItsKindSays(TraceKind kind, double expected)
    {
        // Q(0) = (2, 6). The first step earns −2.8: δ = −2.8 + 0.8 · 6 − 2 = 0, so that Q(0,0) stays 2. The second ends and earns 5.5:
        // δ = 5.5 − 2 = 3.5, δ' = 5.5 − 6 = −0.5. The old trace e = 0.4 adds 0.5 · −0.5 · 0.4 = −0.1 to 2 + 0.5 · 3.5 = 3.75 if it is kept whole,
        // nothing if it is replaced, and half of it, −0.05, if it is dutch.
        PengQLambdaAgent agent = Create(0.5, kind);
        agent.Table.SetValues(0, 2, 6);
        agent.BeginEpisode([0]);
        agent.Step(-2.8, [0]);
        agent.EndEpisode(5.5, [9], terminated: true);

        Assert.That(agent.Values(0), Is.EqualTo(new[] { expected, 6 }).Within(1e-12));
    }

    [Test]
    public void Step_InAStateWhoseBetterActionIsIllegal_TakesTheBestLegalOneForItsValue()
    {
        PengQLambdaAgent agent = Create(0.5);
        agent.Table.SetValues(1, 2, 100);

        agent.BeginEpisode([0]);
        agent.Step(1, [1], ActionMask.FromFlags([true, false])); // δ = 1 + 0.8 · 2 = 2.6; Q(0,0) = 1.3
        agent.EndEpisode(4, [9], terminated: true); // V(1) = 2: δ = δ' = 4 − 2 = 2; Q(0,0) = 1.3 + 0.5 · 2 · 0.4 = 1.7; Q(1,0) = 3

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 1.7, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.0, 100 }).Within(1e-12));
    }

    [Test]
    public void Learn_WithoutTraces_IsQLearningBitForBit([Range(0, 4)] int seed, [Values] TraceKind kind)
    {
        NStepSarsaAgentTests.LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration);
        var agent = new PengQLambdaAgent(
            Make.Whole(), 3, new PengQLambdaOptions { TraceDecay = 0, TraceKind = kind, LearningRate = learningRate, Exploration = exploration });
        var q = new QLearningAgent(Make.Whole(), 3, new QLearningOptions { LearningRate = learningRate, Exploration = exploration });
        RandomModels.AssertLearnAlike(agent, q, (ulong)seed);
    }

    [Test]
    public void Learn_WithoutDecayWhereNoStateComesBack_IsMonteCarlo() =>
        SarsaLambdaAgentTests.AssertEqualsMonteCarloWhereNoStateComesBack(Create(1, discountFactor: 0.99));

    [Test]
    public void Learn_OnRandomModels_ReachesTheOptimum([Values] TraceKind kind) => RandomModels.AssertReachesOptimum((request, exploration) =>
        new PengQLambdaAgent(request.Discretizer, request.ActionCount, new PengQLambdaOptions
        {
            TraceDecay = 0.6,
            TraceKind = kind,
            DiscountFactor = request.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = exploration,
            Seed = request.Seed,
        }));

    private static PengQLambdaAgent Create(double traceDecay, TraceKind kind = TraceKind.Replacing, double discountFactor = 0.8) =>
        new(Make.Whole(), 2, new PengQLambdaOptions
        {
            TraceDecay = traceDecay,
            TraceCutoff = 0,
            TraceKind = kind,
            LearningRate = Schedule.Constant(0.5),
            DiscountFactor = discountFactor,
            Exploration = new FixedExploration(1, 0),
        });
}
