using TabularRl.Environments;

namespace TabularRl.Crm.Tests;

public class PublishedEpisodeTests
{
    private const CrmSteps Journey = CrmSteps.FirstCall | CrmSteps.Demo | CrmSteps.Survey | CrmSteps.SignUp | CrmSteps.AccountManager;

    // The static features hold the log, as the published ones do: 1 for a call, 0.5 for something else.
    private static readonly CrmFeature[] Features =
    [
        new("Stage_Encoded", static (lead, _) => CrmStages.FromLog(lead.Stage), LiveFeature.Stage),
        new("Had_First_Call", static (lead, _) => lead.FirstCall is null ? 0 : 1, LiveFeature.FirstCall),
        new("Contacts_Left", static (_, _) => 0.5, LiveFeature.ContactsLeft),
    ];

    private readonly double[] _observation = new double[3];

    private static CrmFunnelEnvironment Play(CrmLead lead, CrmReward? reward = null) =>
        FunnelData.Environment(FunnelData.Split(Features, lead), CrmProtocol.Published, reward: reward);

    [Test]
    public void Reset_LoggedStage_IsVisibleAndFlagsStayAsLogged()
    {
        CrmFunnelEnvironment environment = Play(FunnelData.Lead(CrmSteps.FirstCall, stage: "interested"));
        environment.ResetTo(0, null, _observation);
        Assert.That(_observation, Is.EqualTo(new[] { 3.0, 1.0, 0.5 }));
        environment.Step(CrmActions.Call, _observation);
        Assert.That(_observation, Is.EqualTo(new[] { 3.0, 1.0, 0.5 }));
    }

    [Test]
    public void Step_SubscribedAlready_ConvertsOnAnyFirstAction()
    {
        for (int action = 0; action < CrmActions.Count; action++)
        {
            CrmFunnelEnvironment environment = Play(FunnelData.Lead(subscribed: true, stage: "subscribed already"));
            environment.ResetTo(0, null, _observation);
            Assert.That(environment.Step(action, _observation), Is.EqualTo(new StepResult(9, true, false)));
        }
    }

    [Test]
    public void Step_StageSixWithoutASubscription_NeverConverts()
    {
        CrmFunnelEnvironment environment = Play(FunnelData.Lead(Journey, stage: "subscribed already"));
        environment.ResetTo(0, null, _observation);
        for (int i = 1; i <= 10; i++)
            Assert.That(environment.Step(i % 6, _observation), Is.EqualTo(new StepResult(-1, false, i == 10)));
        Assert.That(environment.IsSubscribed, Is.False);
    }

    [Test]
    public void Step_Advances_ToAtLeastTheStageOfTheLoggedStep()
    {
        CrmFunnelEnvironment environment = Play(FunnelData.Lead(Journey));
        environment.ResetTo(0, null, _observation);
        var stages = new List<double>();
        foreach (int action in (int[])[CrmActions.Email, CrmActions.Wait, CrmActions.Call, CrmActions.Survey, CrmActions.Demo, CrmActions.Manager])
        {
            environment.Step(action, _observation);
            stages.Add(_observation[0]);
        }

        Assert.That(stages, Is.EqualTo(new[] { 0.0, 0, 1, 3, 3, 5 }));
    }

    [Test]
    public void Step_TenthConverts_IsTerminatedAndTruncated()
    {
        CrmFunnelEnvironment environment = Play(FunnelData.Lead(Journey, subscribed: true));
        environment.ResetTo(0, null, _observation);
        for (int i = 1; i < 10; i++)
            Assert.That(environment.Step(CrmActions.Survey, _observation), Is.EqualTo(new StepResult(-1, false, false)));
        Assert.That(environment.Step(CrmActions.Manager, _observation), Is.EqualTo(new StepResult(9, true, true)));
        Assert.Multiple(() =>
        {
            Assert.That(environment.IsSubscribed, Is.True);
            Assert.That(_observation[0], Is.EqualTo(6));
            Assert.That(() => environment.Step(0, _observation), Throws.InvalidOperationException);
        });
    }

    [Test]
    public void Step_ProgramRewardToASubscription_IsSummedAsPublished()
    {
        CrmFunnelEnvironment environment = Play(FunnelData.Lead(Journey, subscribed: true), CrmReward.Program);
        environment.ResetTo(0, null, _observation);
        int[] actions = [CrmActions.Call, CrmActions.Call, CrmActions.Wait, CrmActions.Wait, CrmActions.Email, CrmActions.Demo, CrmActions.Survey, CrmActions.Manager];
        // Manager: −20 +10 matched, +20 for the sign-up at stage ≥ 4, +100.
        double[] expected = [-5 + 15, -5 + 15 - 5, 0, 0, -1, -10 + 12, -2 + 8, -20 + 10 + 20 + 100];
        Assert.That(actions.Select(action => environment.Step(action, _observation).Reward), Is.EqualTo(expected));
    }

    [Test]
    public void Step_ProgramRewardUnconverted_PaysForTheSignUpAndTheTruncation()
    {
        CrmFunnelEnvironment environment = Play(FunnelData.Lead(CrmSteps.SignUp | CrmSteps.AccountManager), CrmReward.Program);
        environment.ResetTo(0, null, _observation);
        var rewards = new List<double>();
        for (int i = 0; i < 10; i++)
            rewards.Add(environment.Step(i == 0 ? CrmActions.Email : CrmActions.Manager, _observation).Reward);
        double[] repeats = [.. Enumerable.Repeat(-20.0 + 10 + 20 - 5, 7)];
        Assert.That(rewards, Is.EqualTo((double[])[-1, -20 + 10 + 20, .. repeats, -20 + 10 + 20 - 5 - 10]));
    }

    [Test]
    public void Step_ProgramRewardConvertedOnTheTenth_IsNotPunishedForTheTruncation()
    {
        CrmFunnelEnvironment environment = Play(FunnelData.Lead(CrmSteps.AccountManager, subscribed: true), CrmReward.Program);
        environment.ResetTo(0, null, _observation);
        for (int i = 1; i < 10; i++)
            environment.Step(CrmActions.Wait, _observation);
        Assert.That(environment.Step(CrmActions.Manager, _observation), Is.EqualTo(new StepResult(-20 + 10 + 100, true, true)));
    }

    [Test]
    public void Budget_UnderThePublishedProtocol_IsTen()
    {
        var environment = new CrmFunnelEnvironment(
            FunnelData.Split(Features, FunnelData.Lead()),
            new CrmFunnelOptions { Protocol = CrmProtocol.Published, ContactBudget = 2, Sampler = UniformSampler.Instance });
        Assert.That(environment.ContactBudget, Is.EqualTo(10));
    }
}
