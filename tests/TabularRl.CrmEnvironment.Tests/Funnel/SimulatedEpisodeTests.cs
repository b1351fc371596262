using TabularRl.Environments;

namespace TabularRl.Crm.Tests;

public class SimulatedEpisodeTests
{
    // A funnel in which every step succeeds when its prerequisites hold.
    private static readonly SimulatedResponse Certain = new(new FunnelParameters(
    [
        new FunnelRule(CrmActions.Email, 0, CrmSteps.None, FunnelEffect.Answer, 1, 1, 1),
        new FunnelRule(CrmActions.Call, 1, CrmSteps.None, FunnelEffect.FirstCall, 1, 1, 1),
        new FunnelRule(CrmActions.Demo, 0, CrmSteps.FirstCall, FunnelEffect.Demo, 1, 0, 1),
        new FunnelRule(CrmActions.Wait, 0, CrmSteps.Demo, FunnelEffect.SignUp, 1, 1, 1),
        new FunnelRule(CrmActions.Manager, 0, CrmSteps.AccountManager, FunnelEffect.Subscription, 1, 1, 1),
        new FunnelRule(CrmActions.Manager, 0, CrmSteps.SignUp, FunnelEffect.AccountManager, 1, 1, 1),
    ]));

    private readonly double[] _observation = new double[9];

    [Test]
    public void Step_CertainFunnel_IsPlayedByItsPrerequisites()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead()), response: Certain);
        environment.ResetTo(0, 1, _observation);
        int[] actions = [CrmActions.Demo, CrmActions.Call, CrmActions.Email, CrmActions.Call, CrmActions.Demo, CrmActions.Manager, CrmActions.Wait, CrmActions.Manager];
        Assert.That(actions.Select(action =>
        {
            environment.Step(action, _observation);
            return _observation[1];
        }), Is.EqualTo(new[] { 0.0, 0, 1, 1, 2, 2, 4, 5 }));
        Assert.That(_observation, Is.EqualTo(new[] { 0.0, 5, 1, 1, 0, 1, 1, 4, 2 }));
        Assert.That(environment.Step(CrmActions.Manager, _observation), Is.EqualTo(new StepResult(9, true, false)));
        Assert.That(_observation, Is.EqualTo(new[] { 0.0, 6, 1, 1, 0, 1, 1, 4, 1 }));
    }

    [Test]
    public void Step_ProgramReward_PaysForStepsWhenTheyHappen()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead()), response: Certain, reward: CrmReward.Program);
        environment.ResetTo(0, 1, _observation);
        int[] actions = [CrmActions.Call, CrmActions.Email, CrmActions.Call, CrmActions.Call, CrmActions.Demo, CrmActions.Wait, CrmActions.Email, CrmActions.Manager, CrmActions.Manager];
        double[] expected = [-5, -1, -5 + 15, -5 - 5, -10 + 12, 20, -1 + 20, -20 + 10 + 20, -20 - 5 + 20 + 100];
        Assert.That(actions.Select(action => environment.Step(action, _observation).Reward), Is.EqualTo(expected));
    }

    [Test]
    public void Step_OtherSegment_HasItsOwnProbability()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead(country: "Chile")), response: Certain);
        environment.ResetTo(0, 1, _observation);
        foreach (int action in (int[])[CrmActions.Email, CrmActions.Call, CrmActions.Demo])
            environment.Step(action, _observation);
        Assert.That(_observation, Is.EqualTo(new[] { 1.0, 1, 1, 0, 0, 0, 0, 1, 7 }));
    }

    [Test]
    public void Step_LogOfTheCustomer_DoesNotMatter()
    {
        CrmSplit split = FunnelData.Split(FunnelData.Lead(), FunnelData.Lead(FunnelSteps.All, subscribed: true, stage: "subscribed already"));
        CrmFunnelEnvironment environment = FunnelData.Environment(split, response: SimulatedResponse.Preset);
        Assert.That(Trace(0), Is.EqualTo(Trace(1)));

        List<double> Trace(int customer)
        {
            var values = new List<double>();
            environment.ResetTo(customer, 99, _observation);
            for (int episode = 0; episode < 200; episode++)
            {
                for (int i = 0; i < 10 && !environment.Step(i % 2 == 0 ? CrmActions.Call : CrmActions.Demo, _observation).IsDone; i++)
                    values.AddRange(_observation);
                environment.ResetTo(customer, null, _observation);
            }

            return values;
        }
    }

    [Test]
    public void Constructor_PublishedProtocol_IsRefused() =>
        Assert.That(
            () => FunnelData.Environment(FunnelData.Split(FunnelData.Lead()), CrmProtocol.Published, SimulatedResponse.Preset),
            Throws.ArgumentException.With.Message.Contains("prospective"));
}
