using TabularRl.Agents;
using TabularRl.Agents.MonteCarlo;
using TabularRl.Environments;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.MonteCarlo;

[TestFixture]
internal sealed class OffPolicyMonteCarloAgentTests
{
    [Test]
    public void EndEpisode_OfThreeEpisodes_WeighsReturnsByHowUnlikelyTheyWere()
    {
        // γ 0.9; the agent plays action 0 with probability 0.25 and action 1 with 0.75.
        OffPolicyMonteCarloAgent agent = Create(1, 0, 1, 1, 1, 0);

        Play(agent, 1, 2); // Q(1,0) = 2, which is greedy and weighs 1 / 0.25 = 4; Q(0,1) = 1 + 0.9 · 2 = 2.8
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0, 2.8 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 2.0, 0 }));

        Play(agent, 1, 6); // Q(1,1) = 6, greedy from now on, weighs 4/3; G = 1 + 0.9 · 6 = 6.4; Q(0,1) = (4 · 2.8 + 4/3 · 6.4) / (4 + 4/3) = 3.7
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0, 3.7 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 2.0, 6 }));

        Play(agent, 50, 4); // Q(1,0) = (2 + 4) / 2 = 3 is not greedy: what came before is not learned
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0, 3.7 }).Within(1e-12));
        Assert.That(agent.Values(1), Is.EqualTo(new[] { 3.0, 6 }));
    }

    [Test]
    public void EndEpisode_UnderAConstantLearningRate_ForgetsEarlierReturnsAndTheirWeightsAlike()
    {
        OffPolicyMonteCarloAgent agent = Create(Schedule.Constant(0.5), 1, 0, 1, 1);
        Play(agent, 1, 2); // C(0,1) = 0.5 · 4 = 2; Q(0,1) = 2.8, the first return whatever α
        Play(agent, 1, 6); // C(0,1) = 2 + 0.5 · (4/3 − 2) = 5/3; Q(0,1) = 2.8 + 0.5 · (4/3) / (5/3) · (6.4 − 2.8) = 2.8 + 0.4 · 3.6 = 4.24
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0, 4.24 }).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_GoesOnWithTheGreatestLegalValue()
    {
        OffPolicyMonteCarloAgent agent = Create(0);
        agent.Table.SetValues(2, 3, 5);
        agent.BeginEpisode([0]);
        agent.EndEpisode(1, [2], terminated: false, ActionMask.FromFlags([true, false])); // 1 + 0.9 · 3
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 3.7, 0 }).Within(1e-12));
    }

    [Test]
    public void EndEpisode_WhereTheBetterActionWasIllegal_HoldsTheTakenOneForGreedy()
    {
        OffPolicyMonteCarloAgent agent = Create(0, 0);
        agent.Table.SetValues(1, 0, 100);
        agent.BeginEpisode([0]);
        agent.Step(1, [1], ActionMask.FromFlags([true, false]));
        agent.EndEpisode(2, [9], terminated: true); // Q(1,0) = 2; Q(0,0) = 1 + 0.9 · 2 = 2.8
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 2.8, 0 }).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfAnEpisodeTooUnlikelyForADouble_StaysFinite()
    {
        // 0.25⁻⁵¹² is past the range of a double.
        OffPolicyMonteCarloAgent agent = Create(new int[600]);
        agent.BeginEpisode([0]);
        for (int state = 1; state < 600; state++)
            agent.Step(1, [state]);
        agent.EndEpisode(1, [0], terminated: true);

        Assert.That(agent.Values(599)[0], Is.EqualTo(1));
        Assert.That(agent.Values(0)[0], Is.Zero, "It is past the last step that could be weighed.");
        Assert.That(Enumerable.Range(0, 600).Select(state => agent.Values(state)[0]), Has.All.InRange(0.0, 10.0));
    }

    [Test]
    public void CreateSnapshot_WithStatesThatSomebodyElseAdded_HasThemInBothTables()
    {
        OffPolicyMonteCarloAgent agent = Create(0);
        agent.Table.SetValues(2, 3, 5);
        AgentSnapshot snapshot = agent.CreateSnapshot();
        Assert.That(snapshot.Tables.Select(table => table.StateCount), Is.EqualTo(new[] { 1, 1 }));
        Assert.That(snapshot.Tables[1].GetKey(0).ToArray(), Is.EqualTo(snapshot.Tables[0].GetKey(0).ToArray()));
    }

    [Test]
    public void Learn_OnRandomModels_ReachesTheOptimum() => RandomModels.AssertReachesOptimum((request, exploration) =>
        new OffPolicyMonteCarloAgent(request.Discretizer, request.ActionCount, new OffPolicyMonteCarloOptions
        {
            DiscountFactor = request.DiscountFactor,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = exploration,
            Seed = request.Seed,
        }));

    // From state 0 through state 1 to the end.
    private static void Play(OffPolicyMonteCarloAgent agent, double first, double second)
    {
        agent.BeginEpisode([0]);
        agent.Step(first, [1]);
        agent.EndEpisode(second, [9], terminated: true);
    }

    private static OffPolicyMonteCarloAgent Create(params int[] actions) => Create(Schedule.InverseVisits(1), actions);

    private static OffPolicyMonteCarloAgent Create(ISchedule learningRate, params int[] actions) => new(Make.Whole(), 2, new OffPolicyMonteCarloOptions
    {
        DiscountFactor = 0.9,
        LearningRate = learningRate,
        Exploration = new ScriptedExploration([0.25, 0.75], actions),
    });
}
