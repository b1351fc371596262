using TabularRl.Agents;
using TabularRl.Agents.Batch;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.Batch;

[TestFixture]
internal sealed class FittedQAgentTests
{
    [Test]
    public void Fit_ToALog_SetsEachValueToTheMeanOfItsTargets()
    {
        FittedQAgent agent = Create();
        Log(agent);
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0.0, 0 }), "Nothing is learned before the fit.");

        // First: Q(1,1) = 4, Q(0,0) = (1 + 0.9 · 0 + 3) / 2 = 2. Second: Q(0,0) = (1 + 0.9 · 4 + 3) / 2 = 3.8. Third: no change.
        Assert.That(agent.Fit(), Is.EqualTo(3));
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.8, 0 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 0.0, 4 }));
        Assert.That(agent.Fit(), Is.EqualTo(1));
        Assert.That(agent.Table.GetVisits(agent.Table.StateCount - 1).ToArray().Concat(agent.Table.GetVisits(0).ToArray()).Sum(v => v), Is.EqualTo(3));
    }

    [Test]
    public void Fit_OfOneIteration_TakesAllTargetsOfTheValuesBefore()
    {
        FittedQAgent agent = Create(iterations: 1);
        Log(agent);
        Assert.That(agent.Fit(), Is.EqualTo(1));
        Assert.That(agent.Values(0)[0], Is.EqualTo(2), "Q(1,1), which is first in the log, was still 0.");
    }

    [Test]
    public void Fit_WithAnActionThatTheLogDoesNotShow_BelievesItsInitialValue()
    {
        FittedQAgent agent = Create(initialValue: 10);
        Log(agent);
        agent.Fit(); // Q(0,0) = (1 + 0.9 · 10 + 3) / 2 = 6.5
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 6.5, 10 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 10.0, 4 }));
    }

    [Test]
    public void Learn_OfTheLastTransitionOfAnInterval_Fits()
    {
        FittedQAgent agent = Create(interval: 3);
        Log(agent);
        Assert.That(agent.Values(0)[0], Is.EqualTo(3.8).Within(1e-12));

        FittedQAgent acting = Create(interval: 2);
        acting.BeginEpisode([0], Only.Action(0));
        acting.Step(0, [1], Only.Action(1));
        Assert.That(acting.Values(0)[0], Is.Zero);
        acting.EndEpisode(4, [9], terminated: true);
        Assert.That(acting.Values(0)[0], Is.EqualTo(3.6).Within(1e-12));
    }

    [TestCase(0, 1, 0, "FitInterval")]
    [TestCase(1, 0, 0, "MaxIterationCount")]
    [TestCase(1, 1, -1, "tolerance")]
    public void Create_WithAnOptionOutOfRange_IsRefused(int interval, int iterations, double tolerance, string name) => Assert.That(
        () => new FittedQAgent(Make.Whole(), 2, new FittedQOptions { FitInterval = interval, MaxIterationCount = iterations, Tolerance = tolerance }),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(name));

    private static void Log(ITransitionLearner agent)
    {
        agent.Learn([1], 1, 4, [9], terminated: true);
        agent.Learn([0], 0, 1, [1], terminated: false);
        agent.Learn([0], 0, 3, [9], terminated: true);
    }

    private static FittedQAgent Create(int iterations = 100, int interval = 1000, double initialValue = 0) => new(Make.Whole(), 2, new FittedQOptions
    {
        MaxIterationCount = iterations,
        FitInterval = interval,
        DiscountFactor = 0.9,
        InitialActionValue = initialValue,
    });
}
