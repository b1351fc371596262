using TabularRl.Agents.QLearning;
using TabularRl.Diagnostics;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;
using TabularRl.Training.Stopping;

namespace TabularRl.Tests.Training.Stopping;

[TestFixture]
internal sealed class BellmanResidualTests
{
    private const double Discount = 0.9;

    // By hand, every value being 5: in the cell before the goal, right is worth 0.8 · 10 + 0.2 · (−1 + 0.9 · 5) = 8.7, 3.7 more than 5; all else
    // is less. In the goal, which no episode goes on from, every action is worth 0, 5 less than 5: it does not count.
    [TestCase(3.7 + 1e-9, true)]
    [TestCase(3.7 - 1e-9, false)]
    public void Check_OfEqualValues_IsTheLargestOfTheStatesThatAreActedIn(double residual, bool holds) =>
        Assert.That(Check(residual, Agent(initialValue: 5)) is not null, Is.EqualTo(holds));

    [Test]
    public void Check_OfTheOptimalValues_HoldsAndOfOthersSaysHowFarTheyAre()
    {
        QLearningAgent agent = Agent();
        double[] values = OptimalStateValues();
        var environment = new CorridorEnvironment();
        for (int state = 0; state < CorridorEnvironment.Goal; state++)
        {
            for (int action = 0; action < 3; action++)
            {
                // An illegal value is left wrong.
                if (environment.Model.GetLegalActions(state).IsLegal(action))
                    ValuesOf(agent, state)[action] = Target(environment.Model, state, action, values);
            }
        }

        Assert.That(Check(1e-9, agent), Does.StartWith("the Bellman residual, "));
        ValuesOf(agent, 0)[2] -= 0.25;
        Assert.That(Check(0.24, agent), Is.Null);
        Assert.That(Check(0.26, agent), Is.EqualTo("the Bellman residual, 0.25, is within 0.26"));
    }

    [Test]
    public void Check_ThroughAWrapperThatScalesRewards_IsThatOfTheScaledModel()
    {
        var scaled = new RewardScaling(new CorridorEnvironment(), 2);
        IStopMonitor monitor = StopCondition.BellmanResidual(15.6 + 1e-9, Discount).Begin(scaled, Agent());
        Assert.That(monitor.Check(Curves.Of(0)), Is.Not.Null, "2 · (0.8 · 10 − 0.2) is the largest.");
        Assert.That(StopCondition.BellmanResidual(15.6 - 1e-9, Discount).Begin(scaled, Agent()).Check(Curves.Of(0)), Is.Null);
    }

    [Test]
    public void Begin_OfAnEnvironmentWithoutAModel_IsRefusedBeforeAnEpisodeIsPlayed()
    {
        QLearningAgent agent = Make.Q(2);
        var trainer = new Trainer(new TrainerOptions { StopWhen = StopCondition.BellmanResidual(1, Discount) });
        Assert.That(() => trainer.Train(new ChainEnvironment(3), agent), Throws.ArgumentException.With.Message.Contains("IFiniteEnvironment"));
        Assert.That(agent.StepCount, Is.Zero);
    }

    [Test]
    public void Train_UntilTheResidualIsSmall_BringsValuesWithinItsBoundOfTheOptimum()
    {
        var agent = new QLearningAgent(Make.Whole(2), 3, new QLearningOptions
        {
            DiscountFactor = Discount,
            LearningRate = Schedule.InverseVisits(0.8),
            Exploration = new EpsilonGreedy(0.6),
        });
        TrainingResult result = new Trainer(new TrainerOptions { EpisodeCount = 200_000, EpisodesPerPoint = 200, StopWhen = StopCondition.BellmanResidual(0.3, Discount) })
            .Train(new CorridorEnvironment(), agent);

        Assert.That(result.StopReason.Cause, Is.EqualTo(StopCause.Condition));
        double[] values = OptimalStateValues();
        IFiniteModel model = new CorridorEnvironment().Model;
        for (int state = 0; state < CorridorEnvironment.Goal; state++)
        {
            for (int action = state == 0 ? 1 : 0; action < 3; action++)
                Assert.That(ValuesOf(agent, state)[action], Is.EqualTo(Target(model, state, action, values)).Within(0.3 / (1 - Discount)));
        }
    }

    private static string? Check(double residual, QLearningAgent agent) =>
        StopCondition.BellmanResidual(residual, Discount).Begin(new CorridorEnvironment(), agent).Check(Curves.Of(0));

    private static QLearningAgent Agent(double initialValue = 0) => Make.Q(3, initialValue: initialValue, observationSize: 2);

    private static Span<double> ValuesOf(QLearningAgent agent, int state)
    {
        var observation = new double[2];
        new CorridorEnvironment().GetObservation(state, observation);
        var key = new ulong[agent.Table.KeyWordCount];
        StateKey.Write(agent.Discretizer, observation, key);
        return agent.Table.GetActionValues(agent.Table.GetOrAddRow(key));
    }

    private static double[] OptimalStateValues()
    {
        IFiniteModel model = new CorridorEnvironment().Model;
        var values = new double[model.StateCount];
        for (int sweep = 0; sweep < 1000; sweep++)
        {
            for (int state = 0; state < CorridorEnvironment.Goal; state++)
                values[state] = Enumerable.Range(0, 3).Where(action => model.GetLegalActions(state).IsLegal(action)).Max(action => Target(model, state, action, values));
        }

        return values;
    }

    private static double Target(IFiniteModel model, int state, int action, double[] values)
    {
        double target = 0;
        foreach (ModelTransition outcome in model.GetTransitions(state, action))
            target += outcome.Probability * (outcome.Reward + (outcome.Terminated ? 0 : Discount * values[outcome.NextState]));
        return target;
    }
}
