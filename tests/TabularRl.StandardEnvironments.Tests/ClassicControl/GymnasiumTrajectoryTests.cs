using TabularRl.Environments;
using TabularRl.StandardEnvironments.ClassicControl;
using TabularRl.StandardEnvironments.Tests.Support;

namespace TabularRl.StandardEnvironments.Tests.ClassicControl;

/// <summary>Classic control moves as Gymnasium does from a given state.</summary>
[TestFixture]
internal sealed class GymnasiumTrajectoryTests
{
    private static IEnumerable<TestCaseData> Recorded =>
    [
        new TestCaseData("CartPole", new CartPole()).SetArgDisplayNames("CartPole"),
        new TestCaseData("MountainCar", new MountainCar()).SetArgDisplayNames("MountainCar"),
        new TestCaseData("Acrobot", new Acrobot()).SetArgDisplayNames("Acrobot"),
    ];

    // Sines and cosines may differ in the last bit from those of the recording, and 40 steps carry that on.
    [TestCaseSource(nameof(Recorded))]
    public void Trajectory_FromAGivenState_IsGymnasiums(string name, ControlEnvironment environment)
    {
        ReferenceRow[] rows = GymnasiumReference.Trajectory(name);
        var observation = new double[environment.ObservationSize];
        environment.ResetToState(GymnasiumReference.StartOf(name), observation);
        Assert.That(rows, Has.Length.GreaterThanOrEqualTo(40));
        foreach (ReferenceRow row in rows)
        {
            StepResult result = environment.Step(row.Action!.Value, observation);
            Assert.That(result, Is.EqualTo(new StepResult(row.Reward, row.Terminated, false)));
            Assert.That(environment.CurrentState.ToArray(), Is.EqualTo(row.Observation).Within(1e-12));
        }
    }
}
