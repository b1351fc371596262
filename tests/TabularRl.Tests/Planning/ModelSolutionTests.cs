using TabularRl.Planning;

namespace TabularRl.Tests.Planning;

[TestFixture]
internal sealed class ModelSolutionTests
{
    private static readonly ModelSolution Solution = ValueIteration.Solve(SmallModels.TwoStates, 0.5);

    [TestCase(2, 0)]
    [TestCase(-1, 0)]
    [TestCase(0, 2)]
    [TestCase(0, -1)]
    public void GetActionValue_OutOfRange_IsRefused(int state, int action) =>
        Assert.That(() => Solution.GetActionValue(state, action), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void GetActionValues_WrongRoom_IsRefused()
    {
        Assert.That(() => Solution.GetActionValues(0, new double[3]), Throws.ArgumentException.With.Message.Contains("2 actions, and room for 3"));
        Assert.That(() => Solution.GetActionValues(2, new double[2]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(new[] { 1.0 }, "2 states, and 1 probabilities")]
    [TestCase(new[] { 0.5, 0.4 }, "sum to 0.9, not to 1")]
    [TestCase(new[] { 1.5, -0.5 }, "State 0 has the probability 1.5")]
    [TestCase(new[] { double.NaN, 1 }, "State 0 has the probability NaN")]
    public void GetStartValue_NoDistribution_NamesWhatIsWrong(double[] start, string message) =>
        Assert.That(() => Solution.GetStartValue(start), Throws.ArgumentException.With.Message.Contains(message));
}
