using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Evaluation;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Training;

namespace TabularRl.Crm.Tests;

/// <summary>The prospective protocol, logged response, two contacts: plain Q-learning misses the ceiling, and backing off reaches it.</summary>
[TestFixture]
public sealed class BackOffLearnabilityTests
{
    private static readonly string[] CoarseFeatures =
        ["Stage_Encoded", "Had_First_Call", "Had_Demo", "Had_Survey", "Had_Manager", "Stages_Completed", "Contacts_Left"];

    private static readonly CrmFunnelOptions Task = new() { ContactBudget = 2 };

    private CrmDataset _dataset = null!;

    [OneTimeSetUp]
    public void Load()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tabularrl-");
        try
        {
            string path = Path.Combine(folder.FullName, "generated.xlsx");
            using (FileStream stream = File.Create(path))
                new CrmWorkbookGenerator(new CrmWorkbookGeneratorOptions { Seed = 42 }).Write(stream);
            _dataset = CrmDataset.Load(path, CrmProtocol.Prospective);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void FreezeBackOff_TrainedOnTheLog_EarnsTheCeiling([Values(1u, 2u, 3u)] uint seed)
    {
        BackOffQLearningAgent agent = Train(seed);
        var test = new CrmFunnelEnvironment(_dataset.Test, Task);
        var evaluator = new Evaluator(new EvaluatorOptions { MinRepetitionCount = 4, MaxRepetitionCount = 4 });
        PolicyEvaluation backedOff = evaluator.Evaluate(test, agent.FreezeBackOff(TieBreaking.Lowest));
        PolicyEvaluation plain = evaluator.Evaluate(test, agent.Freeze(TieBreaking.Lowest));

        Assert.That(backedOff.GoalRate, Is.EqualTo(23.0 / 1655).Within(1e-12));
        Assert.That(plain.GoalRate, Is.LessThan(backedOff.GoalRate));
        Assert.That(backedOff.LevelShares.Sum(), Is.EqualTo(1).Within(1e-12));
        Assert.That(backedOff.LevelShares, Has.Count.GreaterThan(1));
        Assert.That(backedOff.Coverage, Is.GreaterThanOrEqualTo(backedOff.CoverageBeforeBackOff));
    }

    private BackOffQLearningAgent Train(ulong seed)
    {
        var seeds = new SeedTree(seed);
        var fine = new RoundingDiscretizer(
            _dataset.Features.Select(feature => feature.Name), new RoundingOptions { Decimals = 2, SinglePrecision = true, CellWidth = CellWidth.Int16 });
        var agent = new BackOffQLearningAgent(new BackOffLevels(fine).ThenFeatures(CoarseFeatures).ThenMarginal(), CrmActions.Count, new BackOffQLearningOptions
        {
            Learning = new QLearningOptions
            {
                DiscountFactor = 0.95,
                LearningRate = Schedule.Constant(0.1),
                Exploration = new EpsilonGreedy(Schedule.Exponential(1, 0.995, 0.01)),
                Seed = seeds.Derive("agent"),
            },
        });
        var trainer = new Trainer(new TrainerOptions { EpisodeCount = 100_000, Seed = seeds.Derive("environment") });
        trainer.Train(new CrmFunnelEnvironment(_dataset.Train, Task), agent);
        return agent;
    }
}
