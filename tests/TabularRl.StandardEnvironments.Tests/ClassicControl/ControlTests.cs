using TabularRl.Environments;
using TabularRl.Randomness;
using TabularRl.StandardEnvironments.ClassicControl;

namespace TabularRl.StandardEnvironments.Tests.ClassicControl;

[TestFixture]
internal sealed class ControlTests
{
    [Test]
    public void Reset_OfCartPole_DrawsFourNumbers() => AssertStart(new CartPole(), random => [.. Enumerable.Range(0, 4).Select(_ => random.NextUniform(-0.05, 0.05))]);

    [Test]
    public void Reset_OfMountainCar_DrawsThePosition() => AssertStart(new MountainCar(), random => [random.NextUniform(-0.6, -0.4), 0]);

    [Test]
    public void Reset_OfAcrobot_DrawsFourNumbersInSinglePrecision() =>
        AssertStart(new Acrobot(), random => [.. Enumerable.Range(0, 4).Select(_ => (double)(float)random.NextUniform(-0.1, 0.1))]);

    [Test]
    public void Observation_OfAcrobot_IsSinesAndCosines()
    {
        var acrobot = new Acrobot();
        var observation = new double[6];
        acrobot.ResetToState([0.3, -2, 1.5, -4], observation);
        Assert.That(observation, Is.EqualTo(new[] { Math.Cos(0.3), Math.Sin(0.3), Math.Cos(-2), Math.Sin(-2), 1.5, -4 }));
    }

    [TestCase(2.39, 0.4, false)]
    [TestCase(2.39, 0.6, true)]
    [TestCase(-2.39, -0.6, true)]
    public void Step_OfCartPole_EndsOffTheTrack(double position, double velocity, bool ends) =>
        Assert.That(Step(new CartPole(), [position, velocity, 0, 0], 0), Is.EqualTo(new StepResult(1, ends, false)));

    // 12 degrees are 0.20943951 rad.
    [TestCase(0.2, 0.4, false)]
    [TestCase(0.2, 0.5, true)]
    [TestCase(-0.2, -0.5, true)]
    public void Step_OfCartPole_EndsWhenThePoleLeans(double angle, double velocity, bool ends) =>
        Assert.That(Step(new CartPole(), [0, 0, angle, velocity], 1), Is.EqualTo(new StepResult(1, ends, false)));

    [Test]
    public void Step_OfMountainCar_StopsAtTheWall()
    {
        var car = new MountainCar();
        Step(car, [-1.19, -0.05], 0);
        Assert.That(car.CurrentState.ToArray(), Is.EqualTo(new[] { -1.2, 0 }));
    }

    [Test]
    public void Step_OfMountainCar_ClipsItsSpeed()
    {
        var car = new MountainCar();
        Step(car, [-0.2, 0.07], 2);
        Assert.That(car.CurrentState[1], Is.LessThanOrEqualTo(0.07));
        Step(car, [-1, 0.07], 2);
        Assert.That(car.CurrentState[1], Is.EqualTo(0.07));
    }

    [TestCase(0.45, 0.06, true)]
    [TestCase(0.45, 0.03, false)]
    public void Step_OfMountainCar_EndsAtTheFlag(double position, double velocity, bool ends)
    {
        var car = new MountainCar();
        Assert.That(Step(car, [position, velocity], 2), Is.EqualTo(new StepResult(-1, ends, false)));
        Assert.That(car.IsGoalReached, Is.EqualTo(ends));
    }

    [Test]
    public void Step_OfAcrobotAboveTheBar_CostsNothing()
    {
        var acrobot = new Acrobot();
        Assert.That(Step(acrobot, [Math.PI, 0, 0, 0], 1), Is.EqualTo(new StepResult(0, true, false)));
        Assert.That(acrobot.IsGoalReached);
        Assert.That(Step(acrobot, [0, 0, 0, 0], 1), Is.EqualTo(new StepResult(-1, false, false)));
        Assert.That(acrobot.IsGoalReached, Is.False);
    }

    [Test]
    public void Step_OfAcrobot_WrapsAnglesAndClipsSpeeds()
    {
        var acrobot = new Acrobot();
        double angle = 3;
        Step(acrobot, [angle, -3, 4 * Math.PI, -9 * Math.PI], 2);
        double[] state = acrobot.CurrentState.ToArray();
        Assert.That(state.Take(2), Is.All.InRange(-Math.PI, Math.PI));
        Assert.That(Math.Abs(state[2]), Is.LessThanOrEqualTo(4 * Math.PI));
        Assert.That(Math.Abs(state[3]), Is.LessThanOrEqualTo(9 * Math.PI));
        Assert.That(state[0], Is.Negative, "past the top");
    }

    [Test]
    public void ResetToState_OfWhatIsNoState_IsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => new CartPole().ResetToState([0, 0, 0], new double[4]), Throws.ArgumentException.With.Message.Contains("4 values; the span has 3"));
        Assert.That(() => new CartPole().ResetToState([0, 0, double.NaN, 0], new double[4]), Throws.ArgumentException.With.Message.StartsWith("Value 2 of the state is NaN"));
        Assert.That(() => new CartPole().ResetToState([double.PositiveInfinity, 0, 0, 0], new double[4]), Throws.ArgumentException);
        Assert.That(() => new CartPole().ResetToState([0, 0, 0, 0], new double[3]), Throws.ArgumentException);
        Assert.That(() => new MountainCar().ResetToState([0.7, 0], new double[2]), Throws.ArgumentException.With.Message.Contains("from -1.2 to 0.6"));
        Assert.That(() => new MountainCar().ResetToState([0, 0.08], new double[2]), Throws.ArgumentException);
        Assert.That(() => new Acrobot().ResetToState([4, 0, 0, 0], new double[6]), Throws.ArgumentException);
        Assert.That(() => new Acrobot().ResetToState([0, 0, 13, 0], new double[6]), Throws.ArgumentException);
        Assert.That(() => new Acrobot().ResetToState([0, 0, 0, -29], new double[6]), Throws.ArgumentException);
        Assert.That(() => new Acrobot().CurrentState.Length, Throws.InvalidOperationException);
    });

    [Test]
    public void Render_OfEach_IsAPictureAndTheState() => Assert.Multiple(() =>
    {
        Assert.That(Shown(new CartPole(), [0, 0.5, -0.15, 0]), Is.EqualTo($"{new string(' ', 20)}\\\n{new string('-', 20)}#{new string('-', 20)}\nx 0.000, v 0.500, θ -0.150, ω 0.000"));
        Assert.That(Shown(new MountainCar(), [-1.2, 0]), Is.EqualTo($"#{new string('-', 37)}!--\nx -1.200, v 0.000"));
        Assert.That(Shown(new Acrobot(), [0, 0, 0, 0]), Does.StartWith("#-").And.EndWith("θ1 0.000, θ2 0.000, ω1 0.000, ω2 0.000"));
    });

    private static void AssertStart(ControlEnvironment environment, Func<Pcg64, double[]> expected)
    {
        var observation = new double[environment.ObservationSize];
        foreach (ulong seed in new ulong[] { 0, 42, 1UL << 63 })
        {
            var random = new Pcg64(seed);
            double[] start = expected(random);
            environment.Reset(seed, observation);
            Assert.That(environment.CurrentState.ToArray(), Is.EqualTo(start));
            Assert.That(environment.RandomState, Is.EqualTo(random.RandomState));
            environment.Step(0, observation);
            Assert.That(environment.RandomState, Is.EqualTo(random.RandomState), "a step draws nothing");
        }
    }

    private static StepResult Step(ControlEnvironment environment, double[] state, int action)
    {
        var observation = new double[environment.ObservationSize];
        environment.ResetToState(state, observation);
        return environment.Step(action, observation);
    }

    private static string Shown(ControlEnvironment environment, double[] state)
    {
        environment.ResetToState(state, new double[environment.ObservationSize]);
        return environment.Render();
    }
}
