using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Evaluation;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;
using TabularRl.Training.Sweeps;

namespace TabularRl.Tests.Training.Sweeps;

/// <summary>The example of docs/sweeps.md.</summary>
[TestFixture]
internal sealed class SweepDocumentationTests
{
    [Test]
    public void Example_OfThePage_IsTheOneThatRunsHere() =>
        DocExample.AssertIsIn("docs/sweeps.md", "tests/TabularRl.Tests/Training/Sweeps/SweepDocumentationTests.cs");

    [Test]
    public void Example_OfThePage_GivesATableAndShares()
    {
        SweepParameter<double> learningRate = SweepParameter.Choice("learningRate", 0.05, 0.2, 0.8);
        SweepParameter<double> discountFactor = SweepParameter.Choice("discountFactor", 0.5, 0.95);
        SweepParameter<double> epsilonDecay = SweepParameter.Choice("epsilonDecay", 0.98, 0.995);
        var space = new SweepSpace(learningRate, discountFactor, epsilonDecay);

        SweepResult result = new SweepRunner().Run(Sweep.Grid(space), seedCount: 5, (configuration, trial, cancellationToken) =>
        {
            var seeds = new SeedTree(trial.Seed);
            var environment = new SlipperyChainEnvironment(6, 0.3);
            var agent = new QLearningAgent(new RoundingDiscretizer(1, new RoundingOptions { Decimals = 0 }), environment.ActionCount, new QLearningOptions
            {
                LearningRate = Schedule.Constant(configuration.Get(learningRate)),
                DiscountFactor = configuration.Get(discountFactor),
                Exploration = new EpsilonGreedy(Schedule.Exponential(1, configuration.Get(epsilonDecay), 0.01)),
                Seed = seeds.Derive("agent"),
            });
            var trainer = new Trainer(new TrainerOptions { EpisodeCount = 100, MaxStepsPerEpisode = 100, Seed = seeds.Derive("environment") });
            trainer.Train(environment, agent, cancellationToken: cancellationToken);
            return new Evaluator(new EvaluatorOptions { Seed = 1, MaxStepsPerEpisode = 100, MaxRepetitionCount = 400 })
                .Evaluate(new SlipperyChainEnvironment(6, 0.3), agent.Freeze(), cancellationToken).MeanReturn;
        });

        string table = result.ToMarkdown();
        string shares = result.GetImportance().ToMarkdown();
        SweepConfiguration best = result.Best.Configuration;
        bool isKnownToBeBest = result.Difference is { Interval.Low: > 0 };

        Assert.That(table.Split('\n'), Has.Length.EqualTo(15));
        Assert.That(shares, Does.StartWith("| what | share of variance | p-value |\n|---|---|---|\n| learningRate | "));
        Assert.That(best, Is.SameAs(result.Best.Configuration));
        Assert.That(isKnownToBeBest, Is.EqualTo(result.Difference!.Interval!.Value.Low > 0));
    }
}
