using TabularRl.Agents.QLearning;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Exploration;

/// <summary>The examples of docs/exploration.md.</summary>
[TestFixture]
internal sealed class ExplorationDocumentationTests
{
    [Test]
    public void Examples_OfThePage_AreThoseThatRunHere() =>
        DocExample.AssertAllAreIn("docs/exploration.md", "tests/TabularRl.Tests/Exploration/ExplorationDocumentationTests.cs");

    [Test]
    public void Example_OfOptions_MakesAnAgent()
    {
        var discretizer = Make.Whole();
        var agent = new QLearningAgent(discretizer, actionCount: 3, new QLearningOptions
        {
            Exploration = new Softmax(Schedule.Exponential(1.0, 0.999, 0.05)),
            LearningRate = Schedule.WarmUp(0.01, 100, Schedule.InverseTime(0.2, 0.001)),
        });
        Console.WriteLine(agent.ExplorationParameter); // 1: the temperature of the first episode

        Assert.That(agent.ExplorationParameter, Is.EqualTo(1));
    }

    [Test]
    public void Example_OfASchedule_IsHalfWay()
    {
        ISchedule epsilon = Schedule.Piecewise([new(0, 1), new(10_000, 0.1), new(50_000, 0.01)], ScheduleUnit.Step);
        double halfWay = epsilon.GetValue(new ScheduleTime(EpisodeIndex: 12, StepIndex: 5_000, Visits: 0)); // 0.55

        Assert.That(halfWay, Is.EqualTo(0.55).Within(1e-15));
    }

    [Test]
    public void Example_OfProbabilities_LeavesTheIllegalOut()
    {
        var probabilities = new double[3];
        ActionMask legal = ActionMask.FromFlags([true, true, false]);
        new Mellowmax(omega: 2).GetProbabilities(new ActionChoice([1, 0, 9], [], legal, parameter: 2), probabilities); // 0.717, 0.283, 0

        Assert.That(probabilities, Is.EqualTo(new[] { 0.717, 0.283, 0 }).Within(5e-4));
    }

    [Test]
    public void Page_OfExploration_NamesEveryKind()
    {
        string page = File.ReadAllText(Path.Combine(DocExample.Root(), "docs", "exploration.md"));
        foreach (string kind in new[] { "greedy", "epsilon-greedy", "softmax", "mellowmax", "ucb", "count-bonus" })
        {
            Assert.That(new ExplorationDescription(kind, Schedule.Constant(0).Description, []).Build().Kind, Is.EqualTo(kind));
            Assert.That(page, Does.Contain($"`{kind}`"));
        }
    }
}
