using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Planning;
using TabularRl.Policies;
using TabularRl.StandardEnvironments.Grids;
using TabularRl.StandardEnvironments.ToyText;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.StandardEnvironments.Tests;

/// <summary>docs/getting-started.md, whose blocks are one program.</summary>
[TestFixture]
internal sealed class GettingStartedDocumentationTests
{
    private const string Page = "docs/getting-started.md";

    [Test]
    public void Examples_OfThePage_AreThoseThatRunHere() =>
        DocExample.AssertAllAreIn(Page, "tests/TabularRl.StandardEnvironments.Tests/GettingStartedDocumentationTests.cs");

    [Test]
    public void Examples_OfThePage_PrintWhatThePageSays()
    {
        string before = Environment.CurrentDirectory;
        string folder = Directory.CreateTempSubdirectory("getting-started-").FullName;
        Environment.CurrentDirectory = folder;
        try
        {
            Assert.That(DocExample.Capture(Example), Is.EqualTo(DocExample.Output(Page)));
        }
        finally
        {
            Environment.CurrentDirectory = before;
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Example()
    {
        var lake = new FrozenLake();
        var cells = new RoundingDiscretizer(["cell"], new RoundingOptions { Decimals = 0 });
        var agent = new QLearningAgent(cells, lake.ActionCount, new QLearningOptions
        {
            DiscountFactor = 0.99,
            LearningRate = Schedule.InverseVisits(0.6),
            Exploration = new EpsilonGreedy(Schedule.Linear(1.0, 0.3, count: 20_000)),
            Seed = 42,
        });

        var trainer = new Trainer(new TrainerOptions
        {
            EpisodeCount = 20_000,
            Seed = 42,
            Checkpoints = new CheckpointOptions { FilePath = "lake.ckpt" },
        });
        TrainingResult training = trainer.Train(new TimeLimit(lake, FrozenLake.StepLimit4x4), agent);
        Console.WriteLine($"{training.EpisodeCount} episodes, {training.StepCount} steps, {training.GoalRate:P1} at the goal.");

        FrozenPolicy policy = agent.Freeze();
        Console.WriteLine(GridPolicyText.Write(lake, policy));

        var evaluator = new Evaluator(new EvaluatorOptions { Seed = 43, MaxRepetitionCount = 20_000 });
        var test = new TimeLimit(new FrozenLake(), FrozenLake.StepLimit4x4).GetCapability<IStartableEnvironment>();
        foreach (IPolicy played in (IPolicy[])[policy, new UniformRandomPolicy(lake.ActionCount)])
        {
            PolicyEvaluation evaluation = evaluator.Evaluate(test, played);
            Console.WriteLine($"{played.Name}: {evaluation.GoalRate:P1} ± {evaluation.MonteCarloHalfWidth:P1} at the goal");
        }

        ModelSolution optimum = ValueIteration.Solve(lake.Model, discountFactor: 0.99);
        ModelSolution learned = LinearEvaluation.Evaluate(lake.Model, ModelPolicy.Of(lake, policy), discountFactor: 0.99);
        Console.WriteLine($"optimum {optimum.GetStartValue(lake.StartProbabilities):F4}");
        Console.WriteLine($"learned {learned.GetStartValue(lake.StartProbabilities):F4}");

        FrozenPolicy loaded = CheckpointFile.Read("lake.ckpt").Freeze();
        Decision decision = loaded.Decide([14]);
        Console.WriteLine($"In cell 14: action {decision.Action}, worth {decision.ActionValue:F2}, tried {decision.Visits} times.");
        Console.WriteLine($"In cell 99: {(loaded.Decide([99]).IsKnown ? "known" : "unknown")}.");

        Checkpoint checkpoint = CheckpointFile.Read("lake.ckpt");
        QLearningAgent further = checkpoint.RestoreQLearning();
        var longer = new Trainer(new TrainerOptions { EpisodeCount = 30_000, Seed = 42 });
        longer.Resume(new TimeLimit(new FrozenLake(), FrozenLake.StepLimit4x4), further, checkpoint.Training);
        Console.WriteLine($"{further.EpisodeCount} episodes in all.");
    }
}
