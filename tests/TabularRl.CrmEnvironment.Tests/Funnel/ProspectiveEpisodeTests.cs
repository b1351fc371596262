using TabularRl.Environments;

namespace TabularRl.Crm.Tests;

public class ProspectiveEpisodeTests
{
    private const CrmSteps Journey = CrmSteps.FirstCall | CrmSteps.Demo | CrmSteps.Survey | CrmSteps.SignUp | CrmSteps.AccountManager;

    private readonly double[] _observation = new double[9];

    [Test]
    public void Reset_LoggedCustomer_StartsAsALead()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead(Journey, true, null, "subscribed already")), budget: 4);
        environment.ResetTo(0, null, _observation);
        Assert.That(_observation, Is.EqualTo(new[] { 2.0, 0, 0, 0, 0, 0, 0, 0, 4 }));
    }

    [Test]
    public void Step_OwnActions_BecomeVisibleAndNothingElse()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead(CrmSteps.FirstCall | CrmSteps.Survey | CrmSteps.SignUp)), budget: 4);
        environment.ResetTo(0, null, _observation);
        environment.Step(CrmActions.Survey, _observation);
        Assert.That(_observation, Is.EqualTo(new[] { 0.0, 3, 0, 0, 1, 0, 0, 1, 3 }));
        environment.Step(CrmActions.Demo, _observation);
        Assert.That(_observation, Is.EqualTo(new[] { 0.0, 3, 0, 0, 1, 0, 0, 1, 2 }));
        environment.Step(CrmActions.Call, _observation);
        Assert.That(_observation, Is.EqualTo(new[] { 0.0, 3, 1, 0, 1, 0, 0, 2, 1 }));
    }

    [Test]
    public void Step_BudgetSpent_TerminatesAndIsNotTruncated()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead()), budget: 2);
        environment.ResetTo(0, null, _observation);
        Assert.That(environment.Step(CrmActions.Email, _observation), Is.EqualTo(new StepResult(-1, false, false)));
        Assert.That(environment.Step(CrmActions.Email, _observation), Is.EqualTo(new StepResult(-1, true, false)));
        Assert.Multiple(() =>
        {
            Assert.That(environment.IsSubscribed, Is.False);
            Assert.That(_observation[8], Is.Zero);
            Assert.That(() => environment.Step(0, _observation), Throws.InvalidOperationException.With.Message.Contains("over"));
        });
    }

    [Test]
    public void Step_ManagerOfALoggedSubscriber_SubscribesAtStageSix()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead(Journey, true)), budget: 1);
        environment.ResetTo(0, null, _observation);
        Assert.That(environment.Step(CrmActions.Manager, _observation), Is.EqualTo(new StepResult(9, true, false)));
        Assert.That(_observation, Is.EqualTo(new[] { 0.0, 6, 0, 0, 0, 0, 1, 1, 0 }));
    }

    [Test]
    public void Step_SubscriberWithoutAManager_CannotBeSubscribed()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead(Journey & ~CrmSteps.AccountManager, true)));
        environment.ResetTo(0, null, _observation);
        for (int i = 0; i < 10; i++)
            environment.Step(i % 6, _observation);
        Assert.That(environment.IsSubscribed, Is.False);
    }

    [Test]
    public void Step_ProgramReward_PunishesASpentBudget()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead(CrmSteps.FirstCall)), reward: CrmReward.Program, budget: 2);
        environment.ResetTo(0, null, _observation);
        Assert.That(environment.Step(CrmActions.Call, _observation).Reward, Is.EqualTo(-5 + 15));
        Assert.That(environment.Step(CrmActions.Call, _observation).Reward, Is.EqualTo(-5 + 15 - 5 - 10));
    }

    [Test]
    public void ResetTo_AfterAnEpisode_ForgetsIt()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead(Journey, true), FunnelData.Lead(country: "Chile")), reward: CrmReward.Program);
        environment.ResetTo(0, null, _observation);
        environment.Step(CrmActions.Manager, _observation);
        environment.ResetTo(1, null, _observation);
        Assert.Multiple(() =>
        {
            Assert.That(environment.CurrentCustomer, Is.EqualTo(1));
            Assert.That(environment.IsSubscribed, Is.False);
            Assert.That(_observation, Is.EqualTo(new[] { 1.0, 0, 0, 0, 0, 0, 0, 0, 10 }));
            Assert.That(environment.Step(CrmActions.Manager, _observation).Reward, Is.EqualTo(-20), "not a repetition");
        });
    }

    [Test]
    public void Observation_UnchangedCaller_IsWrittenWhole()
    {
        CrmFunnelEnvironment environment = FunnelData.Environment(FunnelData.Split(FunnelData.Lead()));
        environment.ResetTo(0, null, _observation);
        Array.Fill(_observation, double.NaN);
        environment.Step(CrmActions.Wait, _observation);
        Assert.That(_observation, Is.EqualTo(new[] { 0.0, 0, 0, 0, 0, 0, 0, 0, 9 }));
    }
}
