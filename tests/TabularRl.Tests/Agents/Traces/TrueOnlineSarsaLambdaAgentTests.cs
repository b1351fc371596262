using TabularRl.Agents.MonteCarlo;
using TabularRl.Agents.Sarsa;
using TabularRl.Agents.Traces;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Agents.NStep;
using TabularRl.Tests.Oracles;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Traces;

[TestFixture]
internal sealed class TrueOnlineSarsaLambdaAgentTests
{
    [Test]
    public void Step_OfAnEpisodeThatComesBack_GivesTheValuesByHand()
    {
        // α 0.5, γ 0.8, λ 0.5, so that traces fade by 0.4 a step.
        TrueOnlineSarsaLambdaAgent agent = Create(0.5, Schedule.Constant(0.5));
        agent.Table.SetValues(1, 2, 100);

        agent.BeginEpisode([0]);
        agent.Step(1, [1]); // δ = 1 + 0.8 · 2 − 0 = 2.6; Q(0,0) = 0.5 · 2.6 = 1.3; Q_old = Q(1,0) = 2
        agent.Step(2, [0]); // δ = 2 + 0.8 · 1.3 − 2 = 1.04, Δ = 2 − 2 = 0: Q(0,0) = 1.3 + 0.5 · 1.04 · 0.4 = 1.508; Q(1,0) = 2.52; Q_old = 1.3
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 1.508, 0 }).Within(1e-12));
        agent.EndEpisode(4, [9], terminated: true);

        // δ = 4 − 1.508 = 2.492, Δ = 1.508 − 1.3 = 0.208; e(1,0) = 0.4, e(0,0) = (1 − 0.5) · 0.16 + 1 = 1.08.
        // Q(1,0) = 2.52 + 0.5 · 2.7 · 0.4 = 3.06; Q(0,0) = 1.508 + 0.5 · 2.7 · 1.08 − 0.5 · 0.208 = 2.862
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.06, 100 }).Within(1e-12));
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 2.862, 0 }).Within(1e-12));
    }

    [TestCase(0.0)]
    [TestCase(0.7)]
    [TestCase(1.0)]
    public void Learn_FromEpisodesThatComeBack_IsTheOnlineLambdaReturnAlgorithm(double traceDecay)
    {
        foreach (ISchedule learningRate in (ISchedule[])[Schedule.Constant(0.3), Schedule.InverseVisits(0.6)])
        {
            TrueOnlineSarsaLambdaAgent agent = Create(traceDecay, learningRate, cutoff: 0);
            double[] expected = new double[3];
            int[] visits = new int[3];
            foreach (int[] states in (int[][])[[0, 1, 0, 2, 2, 1, 0], [2, 1, 2, 0, 1, 1]])
            {
                double[] rewards = [.. states.Select((state, i) => state - 0.7 * i)];
                double[] rates = [.. states.Select(state => learningRate.GetValue(new ScheduleTime(0, 0, ++visits[state])))];
                expected = OnlineLambdaReturn.Learn(expected, states, rewards, rates, 0.8, traceDecay);

                agent.BeginEpisode([states[0]]);
                for (int i = 1; i < states.Length; i++)
                    agent.Step(rewards[i - 1], [states[i]]);
                agent.EndEpisode(rewards[^1], [9], terminated: true);
                for (int state = 0; state < 3; state++)
                    Assert.That(agent.Values(state)[0], Is.EqualTo(expected[state]).Within(1e-12));
            }
        }
    }

    [Test]
    public void Learn_WithoutTraces_IsSarsaBitForBit([Range(0, 4)] int seed)
    {
        NStepSarsaAgentTests.LearningOptions(out ISchedule learningRate, out EpsilonGreedy exploration);
        var agent = new TrueOnlineSarsaLambdaAgent(
            Make.Whole(), 3, new TrueOnlineSarsaLambdaOptions { TraceDecay = 0, LearningRate = learningRate, Exploration = exploration });
        var sarsa = new SarsaAgent(Make.Whole(), 3, new SarsaOptions { LearningRate = learningRate, Exploration = exploration });
        RandomModels.AssertLearnAlike(agent, sarsa, (ulong)seed);
    }

    [Test]
    public void Learn_WithoutDecay_IsEveryVisitMonteCarlo([Range(0, 4)] int seed)
    {
        ISchedule learningRate = Schedule.InverseVisits(0.8);
        var agent = new TrueOnlineSarsaLambdaAgent(Make.Whole(), 3, new TrueOnlineSarsaLambdaOptions
        {
            TraceDecay = 1,
            TraceCutoff = 0,
            LearningRate = learningRate,
            Exploration = new EpsilonGreedy(1),
        });
        var monteCarlo = new MonteCarloAgent(Make.Whole(), 3, new MonteCarloOptions
        {
            Visits = ReturnVisits.Every,
            LearningRate = learningRate,
            Exploration = new EpsilonGreedy(1),
        });
        RandomModels.AssertLearnAlike(agent, monteCarlo, (ulong)seed, tolerance: 1e-9, maxSteps: 10_000);
    }

    [Test]
    public void Learn_OnRandomModels_ReachesTheOptimum() => RandomModels.AssertReachesOptimum((request, exploration) =>
        new TrueOnlineSarsaLambdaAgent(request.Discretizer, request.ActionCount, new TrueOnlineSarsaLambdaOptions
        {
            TraceDecay = 0.6,
            DiscountFactor = request.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = exploration,
            Seed = request.Seed,
        }));

    private static TrueOnlineSarsaLambdaAgent Create(double traceDecay, ISchedule learningRate, double cutoff = 0.001) =>
        new(Make.Whole(), 2, new TrueOnlineSarsaLambdaOptions
        {
            TraceDecay = traceDecay,
            TraceCutoff = cutoff,
            LearningRate = learningRate,
            DiscountFactor = 0.8,
            Exploration = new FixedExploration(1, 0),
        });
}
