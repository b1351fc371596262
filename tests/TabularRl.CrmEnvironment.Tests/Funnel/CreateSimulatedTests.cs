namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class CreateSimulatedTests
{
    [Test]
    public void CreateSimulated_EachStart_IsItsSegmentWithTheWholeBudget()
    {
        CrmFunnelEnvironment environment = CrmFunnelEnvironment.CreateSimulated(contactBudget: 7);
        var observation = new double[environment.ObservationSize];
        Assert.That(environment.StartCount, Is.EqualTo(CrmSegments.Count));
        for (int segment = 0; segment < CrmSegments.Count; segment++)
        {
            environment.ResetTo(segment, seed: 1, observation);
            Assert.That(observation, Is.EqualTo(new double[] { segment, 0, 0, 0, 0, 0, 0, 0, 7 }));
        }
    }

    [Test]
    public void IsGoalReached_AfterSubscription_IsTrue()
    {
        var certain = new SimulatedResponse(new FunnelParameters(
            [new FunnelRule(CrmActions.Call, 0, CrmSteps.None, FunnelEffect.Subscription, 1, 1, 1)]));
        CrmFunnelEnvironment environment = CrmFunnelEnvironment.CreateSimulated(response: certain);
        var observation = new double[environment.ObservationSize];
        environment.Reset(seed: 1, observation);
        Assert.That(environment.IsGoalReached, Is.False);
        environment.Step(CrmActions.Call, observation);
        Assert.That(environment.IsGoalReached, Is.True);
    }
}
