using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;
using TabularRl.Tests.Exploration.Schedules;

namespace TabularRl.Tests.Exploration;

[TestFixture]
internal sealed class EpsilonGreedyTests
{
    [Test]
    public void GetProbabilities_WithTies_ShareWhatIsNotExplored()
    {
        // ε = 0.3 over 4 legal actions: 0.075 each; the other 0.7 go to the two greatest of the legal ones.
        var probabilities = new double[5];
        ActionMask mask = ActionMask.FromFlags([true, true, true, false, true]);
        new EpsilonGreedy(0.3).GetProbabilities(new ActionChoice([2, 1, 2, 9, 0], [], mask, 0.3), probabilities);

        Assert.That(probabilities, Is.EqualTo(new[] { 0.425, 0.075, 0.425, 0, 0.075 }).Within(1e-15));
    }

    [Test]
    public void SelectAction_AtEpsilonZero_IsGreedyAlways()
    {
        var random = new Xoshiro256(1);
        var policy = new EpsilonGreedy(0);
        for (int i = 0; i < 1000; i++)
            Assert.That(policy.SelectAction(new ActionChoice([1, 3, 2], [], ActionMask.All, 0), random), Is.EqualTo(1));
    }

    [Test]
    public void SelectAction_WhereOneActionIsLegal_TakesIt([Values(0, 0.5, 1)] double epsilon)
    {
        var random = new Xoshiro256(1);
        var policy = new EpsilonGreedy(epsilon);
        for (int i = 0; i < 1000; i++)
        {
            var choice = new ActionChoice([1, 3, 2], [], ActionMask.FromFlags([false, false, true]), epsilon);
            Assert.That(policy.SelectAction(in choice, random), Is.EqualTo(2));
        }
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void Constructor_OfAnEpsilonOutOfRange_IsRefused(double epsilon) =>
        Assert.That(() => new EpsilonGreedy(epsilon), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Constructor_OfAScheduleOfVisits_IsRefused() =>
        Assert.That(() => new EpsilonGreedy(Schedule.InverseVisits(1)), Throws.ArgumentException.With.Message.Contains("visits"));

    [Test]
    public void Build_OfAPolicyOrScheduleThatIsNotBuiltIn_AsksForIt()
    {
        Assert.That(
            () => new ExplorationDescription("own", Schedule.Constant(1).Description, []).Build(),
            Throws.ArgumentException.With.Message.Contains("'own'"));
        Assert.That(
            () => ExplorationDescription.Of(new EpsilonGreedy(new StaircaseSchedule())).Build(),
            Throws.ArgumentException.With.Message.Contains("staircase"));
    }

    [TestCase("epsilon-greedy")]
    [TestCase("softmax")]
    [TestCase("mellowmax")]
    [TestCase("ucb")]
    [TestCase("count-bonus")]
    [TestCase("greedy")]
    public void Build_OfSettingsOrAScheduleThatDoNotFit_IsRefused(string kind)
    {
        var description = new ExplorationDescription(kind, Schedule.Constant(0).Description, []);
        Assert.That(description.Build().Kind, Is.EqualTo(kind));
        Assert.That(() => (description with { Settings = [1] }).Build(), Throws.ArgumentException.With.Message.Contains("settings"));
        Assert.That(() => (description with { Schedule = Schedule.InverseVisits(1).Description }).Build(), Throws.ArgumentException);
    }

    [Test]
    public void Equals_OfDescriptions_ComparesEveryPart()
    {
        ExplorationDescription description = ExplorationDescription.Of(new EpsilonGreedy(0.1));

        Assert.That(description with { Settings = default }, Is.EqualTo(description));
        Assert.That(description with { Settings = [1] }, Is.Not.EqualTo(description));
        Assert.That(description with { Kind = "other" }, Is.Not.EqualTo(description));
        Assert.That(description with { Schedule = Schedule.Constant(0.2).Description }, Is.Not.EqualTo(description));
    }
}
