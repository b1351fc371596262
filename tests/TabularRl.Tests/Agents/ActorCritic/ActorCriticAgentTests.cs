using TabularRl.Agents.ActorCritic;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Agents.ActorCritic;

[TestFixture]
internal sealed class ActorCriticAgentTests
{
    // α = 0.1, α_V = 0.5, γ = 0.9; preferences and values 0, so that π = (1/2, 1/2) in a state that was not updated.
    [Test]
    public void Step_OfAFirstEpisode_MovesValueAndPreferencesByTheError()
    {
        ActorCriticAgent agent = Create();
        int first = agent.BeginEpisode([0]);
        int second = agent.Step(4, [1]);
        // δ = 4 + 0.9 · 0 − 0 = 4: V(0) = 0.5 · 4 = 2; taken: 0.1 · 1 · 4 · (1 − 1/2) = 0.2, other: 0.1 · 4 · (0 − 1/2) = −0.2
        Assert.That(State(agent, 0), Is.EqualTo(2));
        Assert.That((agent.Values(0)[first], agent.Values(0)[1 - first]), Is.EqualTo((0.2, -0.2)));

        agent.EndEpisode(-2, [9], terminated: true);
        // δ = −2: V(1) = −1; taken: 0.1 · 0.9 · (−2) · 1/2 = −0.09
        Assert.That(State(agent, 1), Is.EqualTo(-1));
        Assert.That(agent.Values(1)[second], Is.EqualTo(-0.09).Within(1e-12));
        Assert.That(agent.Values(1)[1 - second], Is.EqualTo(0.09).Within(1e-12));
    }

    [Test]
    public void EndEpisode_OfATruncatedEpisode_BootstrapsFromTheStateValue()
    {
        ActorCriticAgent agent = Create();
        agent.BeginEpisode([1]);
        agent.EndEpisode(4, [9], terminated: true); // V(1) = 2
        int action = agent.BeginEpisode([0]);
        agent.EndEpisode(0, [1], terminated: false); // δ = 0.9 · 2 = 1.8: V(0) = 0.9, taken: 0.1 · 1.8 / 2 = 0.09
        Assert.That(State(agent, 0), Is.EqualTo(0.9).Within(1e-12));
        Assert.That(agent.Values(0)[action], Is.EqualTo(0.09).Within(1e-12));
    }

    [Test]
    public void Step_WithOneLegalAction_ChangesTheValueAlone()
    {
        ActorCriticAgent agent = Create();
        agent.BeginEpisode([0], Only.Action(1));
        agent.EndEpisode(4, [9], terminated: true);
        Assert.That(State(agent, 0), Is.EqualTo(2));
        Assert.That(agent.Values(0), Is.EqualTo(new[] { 0.0, 0 }), "What cannot be chosen otherwise teaches no preference.");
    }

    [Test]
    public void EndEpisode_WithUnequalPreferences_WeighsByTheSoftmax()
    {
        ActorCriticAgent agent = Create(weighsByTime: false);
        agent.Table.SetValues(0, Math.Log(3), 0); // π = (3/4, 1/4)
        agent.StateValues.SetValues(0, 1);
        int action = agent.BeginEpisode([0]);
        agent.EndEpisode(3, [9], terminated: true); // δ = 3 − 1 = 2
        double[] probabilities = [0.75, 0.25];
        double[] before = [Math.Log(3), 0];
        for (int b = 0; b < 2; b++)
            Assert.That(agent.Values(0)[b], Is.EqualTo(before[b] + 0.1 * 2 * ((b == action ? 1 : 0) - probabilities[b])).Within(1e-12));
    }

    // With γ = 0 it is the gradient bandit of Sutton and Barto 2018, §2.8, with a baseline of constant step size.
    [Test]
    public void EndEpisode_OfABandit_FindsTheBestArm([Values(0UL, 1UL, 2UL)] ulong seed)
    {
        double[] pays = [0.2, 0.8, 0.5];
        var agent = new ActorCriticAgent(Make.Whole(), 3, new ActorCriticOptions { DiscountFactor = 0, StateValueLearningRate = 0.1, Seed = seed });
        var random = new TabularRl.Randomness.Pcg64(seed);
        int best = 0;
        for (int pull = 0; pull < 4_000; pull++)
        {
            int arm = agent.BeginEpisode([0]);
            best += pull >= 3_000 && arm == 1 ? 1 : 0;
            agent.EndEpisode(random.NextDouble() < pays[arm] ? 1 : 0, [0], terminated: true);
        }

        Assert.That(best, Is.GreaterThan(850));
    }

    [Test]
    public void Create_WithAnOptionOutOfRange_IsRefused()
    {
        Assert.That(
            () => new ActorCriticAgent(Make.Whole(), 2, new ActorCriticOptions { Exploration = new EpsilonGreedy(0.1) }),
            Throws.ArgumentException.With.Message.Contains("'epsilon-greedy'"));
        foreach (double rate in (double[])[0, 1.1, double.NaN])
        {
            Assert.That(
                () => new ActorCriticAgent(Make.Whole(), 2, new ActorCriticOptions { StateValueLearningRate = rate }),
                Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("state values"));
        }
    }

    private static double State(ActorCriticAgent agent, double state)
    {
        var key = new ulong[agent.StateValues.KeyWordCount];
        TabularRl.Discretization.StateKey.Write(agent.Discretizer, [state], key);
        return agent.StateValues.GetActionValues(agent.StateValues.FindRow(key))[0];
    }

    private static ActorCriticAgent Create(bool weighsByTime = true) => new(Make.Whole(), 2, new ActorCriticOptions
    {
        LearningRate = Schedule.Constant(0.1),
        StateValueLearningRate = 0.5,
        DiscountFactor = 0.9,
        WeighsByTime = weighsByTime,
    });
}
