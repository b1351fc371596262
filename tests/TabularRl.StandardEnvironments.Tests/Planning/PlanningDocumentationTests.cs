using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Planning;
using TabularRl.Randomness;
using TabularRl.StandardEnvironments.ToyText;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.StandardEnvironments.Tests.Planning;

/// <summary>docs/planning.md: its examples, and what they print.</summary>
[TestFixture]
internal sealed class PlanningDocumentationTests
{
    private const string Page = "docs/planning.md";

    [Test]
    public void Examples_OfThePage_AreThoseThatRunHere() =>
        DocExample.AssertAllAreIn(Page, "tests/TabularRl.StandardEnvironments.Tests/Planning/PlanningDocumentationTests.cs");

    [Test]
    [SetCulture("")]
    public void Examples_OfThePage_PrintWhatThePageSays()
    {
        using var output = new StringWriter { NewLine = "\n" };
        TextWriter before = Console.Out;
        Console.SetOut(output);
        try
        {
            ByHand();
            OfALake();
        }
        finally
        {
            Console.SetOut(before);
        }

        string page = File.ReadAllText(Path.Combine(DocExample.Root(), Page)).ReplaceLineEndings("\n");
        Assert.That(page, Does.Contain($"```text\n{output}```"));
    }

    private static void ByHand()
    {
        // A machine: state 0 runs well, 1 is worn. Action 0 runs it, 1 repairs it.
        FiniteModel machine = new FiniteModelBuilder(stateCount: 2, actionCount: 2)
            .Add(state: 0, action: 0, probability: 0.9, nextState: 0, reward: 10)
            .Add(state: 0, action: 0, probability: 0.1, nextState: 1, reward: 10)
            .Add(state: 1, action: 0, probability: 0.6, nextState: 1, reward: 6)
            .Add(state: 1, action: 0, probability: 0.4, nextState: 1, reward: -30, terminated: true)
            .Add(state: 1, action: 1, probability: 1, nextState: 0, reward: -4)
            .SetLegalActions(0, ActionMask.FromFlags([true, false]))
            .Build();
        ModelSolution upkeep = PolicyIteration.Solve(machine, discountFactor: 0.95);
        Console.WriteLine($"worn: action {upkeep.Policy.GetAction(1)}, worth {upkeep.StateValues[1]:F2}; to run on is worth {upkeep.GetActionValue(1, 0):F2}");
    }

    private static void OfALake()
    {
        var lake = new FrozenLake();
        FiniteModel model = FiniteModel.Of(lake.Model);
        ModelSolution best = PolicyIteration.Solve(model, discountFactor: 1);
        FiniteHorizonSolution inTime = FiniteHorizon.Solve(model, FrozenLake.StepLimit4x4, discountFactor: 1);
        ModelSolution exploring = PolicyIteration.Solve(model.WithExploration(0.1), discountFactor: 1);
        var visits = Occupancy.Of(model, best.Policy, lake.StartProbabilities, discountFactor: 1);
        Console.WriteLine($"optimum {best.GetStartValue(lake.StartProbabilities):F6} in {visits.ExpectedStepCount:F1} steps");
        Console.WriteLine($"within 100 steps {inTime.GetStartValue(lake.StartProbabilities):F6}, if a tenth is random {exploring.GetStartValue(lake.StartProbabilities):F6}");

        var estimator = new FiniteModelEstimator(lake.ActionCount);
        var player = new Pcg64(seed: 1);
        var observation = new double[lake.ObservationSize];
        for (int episode = 0; episode < 20_000; episode++)
        {
            lake.Reset(seed: episode == 0 ? 1 : null, observation);
            StepResult result;
            do
            {
                int state = lake.CurrentState, action = player.NextInt32(lake.ActionCount);
                result = lake.Step(action, observation);
                estimator.Add(state, action, result.Reward, lake.CurrentState, result.Terminated);
            }
            while (!result.Terminated);
        }

        ModelSolution estimated = PolicyIteration.Solve(estimator.Build(), discountFactor: 0.99);
        ModelSolution inTruth = PolicyIteration.Solve(model, discountFactor: 0.99);
        Console.WriteLine($"estimated {estimated.StateValues[0]:F3}, in truth {inTruth.StateValues[0]:F3}");

        var options = new QLearningOptions { DiscountFactor = 0.99, LearningRate = Schedule.InverseVisits(0.8), Exploration = new EpsilonGreedy(0.5), Seed = 1 };
        var agent = new QLearningAgent(new RoundingDiscretizer(["cell"]), lake.ActionCount, options);
        new Trainer(new TrainerOptions { EpisodeCount = 30_000, Seed = 2 }).Train(new TimeLimit(lake, FrozenLake.StepLimit4x4), agent);

        var evaluator = ExactEvaluator.Of(lake, new ExactEvaluatorOptions { MaxStepsPerEpisode = FrozenLake.StepLimit4x4 });
        ExactEvaluation exact = evaluator.Evaluate(agent.Freeze());
        Console.WriteLine($"value {exact.Value:F6} of {exact.Optimum:F6}, random {exact.RandomValue:F6}");
        Console.WriteLine($"regret {exact.NormalizedRegret:F4}, {exact.ExpectedStepCount:F1} steps, unknown {exact.UnknownShare:P0}");
    }
}
