using System.Globalization;
using System.Text.RegularExpressions;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.StandardEnvironments.Benchmarks;
using TabularRl.StandardEnvironments.Grids;
using TabularRl.StandardEnvironments.Tests.Oracles;
using TabularRl.StandardEnvironments.ToyText;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.StandardEnvironments.Tests;

/// <summary>What docs/standard-environments.md says is so.</summary>
[TestFixture]
internal sealed partial class DocumentationTests
{
    private const string Page = "docs/standard-environments.md";

    // By the first cell of a row: the environment, its limit (0 for none), and the steps that a value for ever and a random one are computed over.
    private static IEnumerable<TestCaseData> Rows =>
    [
        Row("`FrozenLake`, 4×4", new FrozenLake(), FrozenLake.StepLimit4x4),
        Row("`FrozenLake`, 8×8", new FrozenLake(new FrozenLakeOptions { Map = FrozenLakeMap.Standard8x8 }), FrozenLake.StepLimit8x8),
        Row("`CliffWalking`", new CliffWalking(), 0),
        Row("`CliffWalking`, slippery", new CliffWalking(new CliffWalkingOptions { IsSlippery = true }), 0),
        Row("`Taxi`", new Taxi(), Taxi.StepLimit),
        Row("`Taxi`, masked", new Taxi(new TaxiOptions { MasksActions = true }), Taxi.StepLimit),
        Row("`Taxi`, rainy", new Taxi(new TaxiOptions { IsRainy = true }), Taxi.StepLimit),
        Row("`Blackjack`", new Blackjack(), 0),
        Row("`Blackjack`, natural", new Blackjack(new BlackjackOptions { Rules = BlackjackRules.Natural }), 0),
        Row("`Blackjack`, plain", new Blackjack(new BlackjackOptions { Rules = BlackjackRules.Plain }), 0),
        Row("`GridWorld`, 4×3, slip 0.2", new GridWorld(GridWorld.RussellNorvig, new GridWorldOptions { SlipProbability = 0.2 }), 0),
        Row("`RandomWalk`", new RandomWalk(), 0),
        Row("`Chain`", new Chain(), Chain.StepLimit),
        Row("`RiverSwim`", new RiverSwim(), RiverSwim.StepLimit),
        Row("`DeepSea`, 10", new DeepSea(), 0),
    ];

    [TestCaseSource(nameof(Rows))]
    public void Table_OfAnEnvironment_HoldsItsFigures(string name, IFiniteEnvironment environment, int limit)
    {
        string[] cells = Cells(name);
        Assert.Multiple(() =>
        {
            Assert.That(cells[1], Is.EqualTo($"{environment.Model.StateCount}, {environment.ActionCount}"));
            Assert.That(cells[4], Is.EqualTo(limit == 0 ? "none" : limit.ToString("N0", CultureInfo.InvariantCulture)));
            if (cells[5] != "no end")
                AssertRounds(Optimum.Of(environment), cells[5]);
            if (limit == 0)
                Assert.That(cells[6], Is.EqualTo(cells[5]));
            else
                AssertRounds(FiniteHorizon.Best(environment, limit), cells[6]);

            // Where nothing stops an episode it is counted over as many steps as the cell says, or over so many that no more matter.
            int stepCount = cells[7].EndsWith(" in 200 steps", StringComparison.Ordinal) ? 200 : limit == 0 ? 2000 : limit;
            AssertRounds(FiniteHorizon.Random(environment, stepCount), cells[7]);
        });
    }

    [Test]
    public void Tables_OfThePage_HaveNoRowThatIsNotTested()
    {
        string[] tested = [.. Rows.Select(row => (string)row.Arguments[0]!)];
        string[] named = [.. File.ReadAllLines(Path.Combine(DocExample.Root(), Page)).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => Split(line)[0])];
        Assert.That(
            named.Except(tested),
            Is.EquivalentTo(new[] { "`CartPole`", "`MountainCar`", "`Acrobot`", "`BernoulliBandit`", "`GaussianBandit`", "`ContextualBandit`" }));
    }

    [Test]
    public void Example_OfThePage_PrintsWhatThePageSays()
    {
        DocExample.AssertAllAreIn(Page, "tests/TabularRl.StandardEnvironments.Tests/DocumentationTests.cs");
        Assert.That(DocExample.Capture(Example), Is.EqualTo(DocExample.Output(Page)));
    }

    private static void Example()
    {
        var world = new GridWorld(["...G", ".#.X", "S..."], new GridWorldOptions { SlipProbability = 0.2 });
        var agent = new QLearningAgent(
            new RoundingDiscretizer(world.ObservationSize),
            world.ActionCount,
            new QLearningOptions { DiscountFactor = 1, LearningRate = Schedule.InverseVisits(0.8), Exploration = new EpsilonGreedy(0.3), Seed = 42 });
        new Trainer(new TrainerOptions { EpisodeCount = 100_000, Seed = 42 }).Train(world, agent);
        Console.WriteLine(GridPolicyText.Write(world, agent.Freeze()));
    }

    private static TestCaseData Row(string name, IFiniteEnvironment environment, int limit) => new TestCaseData(name, environment, limit).SetArgDisplayNames(name);

    private static string[] Cells(string name) =>
        File.ReadAllLines(Path.Combine(DocExample.Root(), Page)).Where(line => line.StartsWith($"| {name} |", StringComparison.Ordinal)).Select(Split).Single();

    private static string[] Split(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static void AssertRounds(double value, string cell)
    {
        string number = Number().Match(cell.Replace('−', '-')).Value;
        int decimals = number.Contains('.') ? number.Length - number.IndexOf('.') - 1 : 0;
        Assert.That(
            double.Parse(number, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
            Is.EqualTo(value).Within(0.5000001 * Math.Pow(10, -decimals)), cell);
    }

    [GeneratedRegex(@"-?[\d,]+(\.\d+)?")]
    private static partial Regex Number();
}
