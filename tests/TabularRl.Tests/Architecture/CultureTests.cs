using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Exploration.Schedules;
using TabularRl.Tests.Support;

namespace TabularRl.Tests.Architecture;

/// <summary>What the library says does not depend on the culture that it runs under.</summary>
[TestFixture]
internal sealed class CultureTests
{
    private HostileCulture _culture = null!;

    [SetUp]
    public void SetUp() => _culture = new HostileCulture();

    [TearDown]
    public void TearDown() => _culture.Dispose();

    [Test]
    public void Culture_OfThisTest_IsHostile() => Assert.That($"{-1234.5:N1} {double.NaN}", Is.EqualTo("~12·34,5 nix"));

    [TestCase(-327.69, CellWidth.Int16, "Feature 0 is -327.69, whose cell does not fit in 16 bits")]
    [TestCase(-21474836.5, CellWidth.Int32, "Feature 0 is -21474836.5, whose cell does not fit in 32 bits")]
    [TestCase(double.NegativeInfinity, CellWidth.Int32, "Feature 0 is -Infinity, whose")]
    public void Discretize_OfAValueWithoutACell_WritesItAlike(double value, CellWidth width, string message)
    {
        var discretizer = new RoundingDiscretizer(1, new RoundingOptions { CellWidth = width });
        var key = new ulong[1];
        Assert.That(() => StateKey.Write(discretizer, [value], key), Throws.ArgumentException.With.Message.StartWith(message));
    }

    [TestCase(double.NaN, "The reward is NaN;")]
    [TestCase(double.NegativeInfinity, "The reward is -Infinity;")]
    public void Learn_OfARewardThatIsNotFinite_WritesItAlike(double reward, string message)
    {
        QLearningAgent agent = Make.Q(2);
        Assert.That(() => agent.Learn([0], 0, reward, [0], true), Throws.ArgumentException.With.Message.StartWith(message));
    }

    [Test]
    public void Exponential_OfAFloorAboveItsStart_WritesTheStartAlike() =>
        Assert.That(() => Schedule.Exponential(0.5, 0.9, 1), Throws.InstanceOf<ArgumentException>().With.Message.Contains("the start, 0.5."));

    [Test]
    public void ToString_OfASchedulesDescription_IsTheSame() =>
        Assert.That(Schedule.Linear(-1.5, 0.25, 1000).Description.ToString(), Is.EqualTo("linear(-1.5, 0.25, 1000)"));
}
