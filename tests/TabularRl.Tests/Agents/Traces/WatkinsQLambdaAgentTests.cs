using TabularRl.Agents.QLearning;
using TabularRl.Agents.Traces;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Agents.NStep;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Traces;

[TestFixture]
internal sealed class WatkinsQLambdaAgentTests
{
    [Test]
    public void Step_PastAnExploratoryAction_CutsTheTracesBeforeIt()
    {
        // α 0.5, γ 0.8, λ 0.5, so that traces fade by 0.4 a step; action 0 is always taken.
        WatkinsQLambdaAgent agent = Create(0.5);
        agent.Table.SetValues(1, 2, 6);
        agent.Table.SetValues(2, 4, 1);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]); // δ = 1 + 0.8 · 6 = 5.8; Q(0,0) = 2.9; action 0 is not greedy in state 1
        agent.Step(2, [2]); // δ = 2 + 0.8 · 4 − 2 = 3.2; Q(1,0) = 2 + 1.6 = 3.6; action 0 is greedy in state 2
        agent.EndEpisode(3, [9], terminated: true); // δ = 3 − 4 = −1; Q(1,0) = 3.6 − 0.5 · 0.4 = 3.4; Q(2,0) = 4 − 0.5 = 3.5

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 2.9, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.4, 6 }).Within(1e-12));
        Assert.That(agent.Values(2), Is.EqualTo(new[] { 3.5, 1 }).Within(1e-12));
    }

    [Test]
    public void Step_PastAStateWhoseBetterActionIsIllegal_KeepsTheTraces()
    {
        WatkinsQLambdaAgent agent = Create(0.5);
        agent.Table.SetValues(1, 2, 100);

        agent.BeginEpisode([0]);
        agent.Step(1, [1], ActionMask.FromFlags([true, false])); // δ = 1 + 0.8 · 2 = 2.6; Q(0,0) = 1.3; action 0 is the best that is legal
        agent.EndEpisode(4, [9], terminated: true); // δ = 4 − 2 = 2; Q(0,0) = 1.3 + 0.5 · 2 · 0.4 = 1.7; Q(1,0) = 3

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 1.7, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.0, 100 }).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_BootstrapsFromTheBestAction()
    {
        WatkinsQLambdaAgent agent = Create(0.5);
        agent.Table.SetValues(2, 1, 5);
        agent.BeginEpisode([0]);
        agent.Step(1, [1]); // Q(0,0) = 0.5; both actions of state 1 tie, so that action 0 is greedy
        agent.EndEpisode(2, [2], terminated: false); // δ = 2 + 0.8 · 5 = 6; Q(0,0) = 0.5 + 0.5 · 6 · 0.4 = 1.7; Q(1,0) = 3

        Assert.That(agent.Values(0), Is.EqualTo(new[] { 1.7, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.0, 0 }).Within(1e-12));
    }

    [Test]
    public void Learn_WithoutTraces_IsQLearningBitForBit([Range(0, 4)] int seed, [Values] TraceKind kind)
    {
        NStepSarsaAgentTests.LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration);
        var agent = new WatkinsQLambdaAgent(
            Make.Whole(), 3, new WatkinsQLambdaOptions { TraceDecay = 0, TraceKind = kind, LearningRate = learningRate, Exploration = exploration });
        var q = new QLearningAgent(Make.Whole(), 3, new QLearningOptions { LearningRate = learningRate, Exploration = exploration });
        RandomModels.AssertLearnAlike(agent, q, (ulong)seed);
    }

    [Test]
    public void Learn_WithoutDecayWhereNoStateComesBack_IsMonteCarlo()
    {
        // Action 0 is the only one that earns, so that it stays greedy and nothing is cut.
        WatkinsQLambdaAgent agent = Create(1, discountFactor: 0.99);
        for (int state = 0; state < 5; state++)
            agent.Table.SetValues(state, 0, -100);
        SarsaLambdaAgentTests.AssertEqualsMonteCarloWhereNoStateComesBack(agent, untriedValue: -100);
    }

    [Test]
    public void Learn_OnRandomModels_ReachesTheOptimum([Values] TraceKind kind) => RandomModels.AssertReachesOptimum((request, exploration) =>
        new WatkinsQLambdaAgent(request.Discretizer, request.ActionCount, new WatkinsQLambdaOptions
        {
            TraceDecay = 0.6,
            TraceKind = kind,
            DiscountFactor = request.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = exploration,
            Seed = request.Seed,
        }));

    private static WatkinsQLambdaAgent Create(double traceDecay, double discountFactor = 0.8) => new(Make.Whole(), 2, new WatkinsQLambdaOptions
    {
        TraceDecay = traceDecay,
        TraceCutoff = 0,
        LearningRate = Schedule.Constant(0.5),
        DiscountFactor = discountFactor,
        Exploration = new FixedExploration(1, 0),
    });
}
