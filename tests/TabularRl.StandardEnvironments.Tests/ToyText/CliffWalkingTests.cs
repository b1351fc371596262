using TabularRl.Environments;
using TabularRl.StandardEnvironments.Tests.Support;
using TabularRl.StandardEnvironments.ToyText;

namespace TabularRl.StandardEnvironments.Tests.ToyText;

[TestFixture]
internal sealed class CliffWalkingTests
{
    private const double Third = 1.0 / 3.0;

    [TestCase(36, 0, 24, -1, false)]
    [TestCase(36, 1, 36, -100, false)]
    [TestCase(36, 2, 36, -1, false)]
    [TestCase(36, 3, 36, -1, false)]
    [TestCase(30, 2, 36, -100, false)]
    [TestCase(35, 2, 47, -1, true)]
    [TestCase(0, 0, 0, -1, false)]
    [TestCase(11, 1, 11, -1, false)]
    [TestCase(46, 1, 47, -1, true)]
    [TestCase(47, 0, 35, -1, false)]
    [TestCase(47, 1, 47, -1, true)]
    [TestCase(47, 3, 36, -100, false)]
    public void Transitions_OfTheCliff_AreOneMove(int state, int action, int next, double reward, bool terminated) =>
        Assert.That(Outcomes.Of(new CliffWalking(), state, action), Is.EqualTo(new[] { (1.0, next, reward, terminated) }));

    [Test]
    public void Transitions_OnASlipperyCliff_AreThirdsInOrder()
    {
        var cliff = new CliffWalking(new CliffWalkingOptions { IsSlippery = true });
        Assert.That(Outcomes.Of(cliff, 36, 0), Is.EqualTo(new[] { (Third, 36, -1.0, false), (Third, 24, -1.0, false), (Third, 36, -100.0, false) }));
        Assert.That(Outcomes.Of(cliff, 35, 3), Is.EqualTo(new[] { (Third, 47, -1.0, true), (Third, 34, -1.0, false), (Third, 23, -1.0, false) }));
    }

    [Test]
    public void Step_WithoutSlip_DrawsOneNumberAllTheSame()
    {
        var cliff = new CliffWalking();
        var observation = new double[1];
        cliff.Reset(42, observation);
        cliff.Step(0, observation);
        var random = new TabularRl.Randomness.Pcg64(42);
        random.NextDouble();
        random.NextDouble();
        Assert.That(cliff.RandomState, Is.EqualTo(random.RandomState));
    }

    [Test]
    public void IsGoalReached_AfterTheSafePath_IsTrue()
    {
        var cliff = new CliffWalking();
        var observation = new double[1];
        cliff.Reset(0, observation);
        double sum = 0;
        StepResult last = default;
        foreach (int action in (int[])[0, .. Enumerable.Repeat(1, 11), 2])
        {
            Assert.That(last.IsDone, Is.False);
            last = cliff.Step(action, observation);
            sum += last.Reward;
        }

        Assert.That(last.Terminated && cliff.IsGoalReached && sum == -13, $"{last} {sum}");
    }

    [Test]
    public void Render_AtTheStart_ShowsCliffAndGoal()
    {
        var cliff = new CliffWalking();
        cliff.Reset(0, new double[1]);
        Assert.That(cliff.Render(), Is.EqualTo("............\n............\n............\n@CCCCCCCCCCG"));
    }
}
