using TabularRl.Agents.QLearning;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Support;
using TabularRl.Training;
using TabularRl.Training.Sweeps;

namespace TabularRl.Tests.Training.Sweeps;

/// <summary>Sweeps over the library's own agents.</summary>
[TestFixture]
internal sealed class SweepTrainingTests
{
    private static readonly SweepParameter<ISchedule> Rate =
        SweepParameter.Choice("learningRate", Schedule.Constant(0.1), Schedule.Constant(0.5), Schedule.InverseVisits(0.8));

    private static readonly SweepParameter<double> Discount = SweepParameter.Uniform("discountFactor", 0.5, 1);

    [TestCase(2)]
    [TestCase(8)]
    public void Run_OfTrainings_EqualsOneThreadBitForBit(int threads)
    {
        IReadOnlyList<SweepConfiguration> configurations = Sweep.Random(new SweepSpace(Rate, Discount), 9, seed: 2);
        Assert.That(Run(threads), Is.EqualTo(Run(1)));

        string Run(int degree)
        {
            HalvingResult result = new SweepRunner(new SweepOptions { MaxDegreeOfParallelism = degree, Seed = 5 }).RunHalving(
                configurations, 4, new HalvingOptions { MinBudget = 20 }, Train);
            return string.Concat(result.Rungs.Select(rung => rung.Result.ToCsv()));
        }
    }

    private static double Train(SweepConfiguration configuration, SweepTrial trial, CancellationToken cancellationToken)
    {
        var seeds = new SeedTree(trial.Seed);
        var agent = new QLearningAgent(Make.Whole(), 2, new QLearningOptions
        {
            LearningRate = configuration.Get(Rate),
            DiscountFactor = configuration.Get(Discount),
            Exploration = new EpsilonGreedy(0.2),
            Seed = seeds.Derive("agent"),
        });
        var trainer = new Trainer(new TrainerOptions { EpisodeCount = trial.Budget!.Value, MaxStepsPerEpisode = 50, Seed = seeds.Derive("environment") });
        return trainer.Train(new SlipperyChainEnvironment(5, 0.2), agent, cancellationToken: cancellationToken).MeanReturn;
    }
}
