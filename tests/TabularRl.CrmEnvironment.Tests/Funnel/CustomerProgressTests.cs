namespace TabularRl.Crm.Tests;

[TestFixture]
public sealed class CustomerProgressTests
{
    private const CrmSteps Call = CrmSteps.FirstCall, Demo = CrmSteps.Demo, Survey = CrmSteps.Survey, SignUp = CrmSteps.SignUp, Manager = CrmSteps.AccountManager;

    private static readonly CustomerProgress Logged = new(CrmProtocol.Prospective);
    private static readonly CustomerProgress Simulated = new(CrmProtocol.Prospective, SimulatedResponse.Preset);

    private static readonly CrmSteps[] AllSets = [.. Enumerable.Range(0, 32).Select(steps => (CrmSteps)steps)];

    [TestCase("published", 10)]
    [TestCase("prospective", 2)]
    [TestCase("prospective", 10)]
    [TestCase("simulated", 1)]
    [TestCase("simulated", 10)]
    public void Observe_TestCustomersWithoutAStep_EqualsTheStartOfAnEpisode(string experiment, int budget)
    {
        CrmProtocol protocol = experiment == "published" ? CrmProtocol.Published : CrmProtocol.Prospective;
        IFunnelResponse response = experiment == "simulated" ? SimulatedResponse.Preset : LoggedResponse.Instance;
        CrmDataset dataset = GeneratedData.Dataset(protocol, experiment == "simulated" ? SimulatedFeatures.All : null);
        FittedCrmFeatures loaded = FittedCrmFeatures.FromJson(dataset.Fitted.ToJson());
        // The published numbering is each split's own, so there the environment plays the split of the stored features.
        CrmSplit split = loaded.CreateSplit("new", dataset.Test.Leads);
        CrmFunnelEnvironment environment = FunnelData.Environment(protocol == CrmProtocol.Published ? split : dataset.Test, protocol, response, budget: budget);
        var progress = new CustomerProgress(protocol, response);
        var expected = new double[environment.ObservationSize];
        int compared = 0;
        for (int i = 0; i < split.Leads.Count; i++)
        {
            // Under the published protocol everybody starts as logged, whatever his steps.
            if (protocol == CrmProtocol.Prospective && FunnelState.LoggedSteps(split.Leads[i]) != CrmSteps.None)
                continue;
            environment.ResetTo(i, seed: null, expected);
            Assert.That(Bits(progress.Observe(split, i, budget)), Is.EqualTo(Bits(expected)));
            if (protocol == CrmProtocol.Prospective)
                Assert.That(Bits(progress.Observe(split.Leads[i], loaded, budget)), Is.EqualTo(Bits(expected)));
            compared++;
        }

        Assert.That(compared, protocol == CrmProtocol.Published ? Is.EqualTo(1655) : Is.InRange(1000, 1654));
    }

    [TestCaseSource(nameof(AllSets))]
    public void StateOf_LoggedResponse_IsWhatTheEnvironmentReachesByTheLoggedActions(CrmSteps steps)
    {
        CrmSplit split = FunnelData.Split(CrmFeatureSets.Prospective.Where(feature => feature.Live != LiveFeature.None).ToArray(), FunnelData.Lead(steps));
        CrmFunnelEnvironment environment = FunnelData.Environment(split);
        var played = new double[environment.ObservationSize];
        environment.ResetTo(0, null, played);
        int left = 10;
        foreach ((CrmSteps step, int action) in new[] { (Manager, CrmActions.Manager), (Call, CrmActions.Call), (Survey, CrmActions.Survey), (Demo, CrmActions.Demo) })
        {
            if (!steps.HasFlag(step))
                continue;
            environment.Step(action, played);
            left--;
        }

        Assert.That(Logged.Observe(split, 0, left), Is.EqualTo(played));
        Assert.That(Logged.IsAsLogged(split.Leads[0]));
    }

    [TestCaseSource(nameof(AllSets))]
    public void StateOf_Preset_IsReachableAndLosesNoStep(CrmSteps steps)
    {
        var model = new FunnelModel(SimulatedResponse.Preset, 10);
        CrmLead lead = FunnelData.Lead(steps);
        FunnelState state = Simulated.StateOf(lead);

        Assert.That(model.Places, Has.Member(state));
        Assert.That(state.Steps & steps, Is.EqualTo(steps));
        Assert.That(Simulated.IsAsLogged(lead), Is.EqualTo(state.Steps == steps));
        Assert.That(Simulated.IsAsLogged(lead), Is.EqualTo(model.Places.Any(place => place.Steps == steps)));
        if (Simulated.IsAsLogged(lead))
            Assert.That(state, Is.EqualTo(FunnelSteps.StateAfter(steps)));
    }

    [TestCase(Call, Call, 1)]
    [TestCase(Survey | SignUp, Survey | SignUp, 4)]
    [TestCase(Demo, Call | Demo, 2)]
    [TestCase(Demo | Survey, Call | Demo | Survey, 3)]
    [TestCase(Demo | Manager, Call | Demo | Manager, 5)]
    [TestCase(Call | Manager, Call | Demo | Manager, 5)]
    [TestCase(Manager, SignUp | Manager, 5)]
    public void StateOf_Preset_AddsWhatHadToComeBefore(CrmSteps logged, CrmSteps shown, int stage) =>
        Assert.That(Simulated.StateOf(FunnelData.Lead(logged)), Is.EqualTo(new FunnelState((byte)stage, shown)));

    [Test]
    public void StateOf_FunnelInWhichAStepNeverHappens_LeavesItOut()
    {
        var response = new SimulatedResponse(new FunnelParameters([new FunnelRule(CrmActions.Call, 0, CrmSteps.None, FunnelEffect.FirstCall, 0.1, 0.1, 0.1)]));
        var progress = new CustomerProgress(CrmProtocol.Prospective, response);

        Assert.That(progress.StateOf(FunnelData.Lead(Call | Survey)), Is.EqualTo(new FunnelState(1, Call)));
        Assert.That(progress.IsAsLogged(FunnelData.Lead(Call | Survey)), Is.False);
    }

    [Test]
    public void Observe_SimulatedFeatures_EqualsWhatTheModelWrites()
    {
        CrmLead lead = FunnelData.Lead(Demo | SignUp);
        var expected = new double[SimulatedFeatures.All.Count];
        SimulatedFeatures.Write(new FunnelModelState(CrmSegments.UsCanada, new FunnelState(4, Call | Demo | SignUp), 3), expected);

        Assert.That(Simulated.Observe(FunnelData.Split(lead), 0, 3), Is.EqualTo(expected));
    }

    [Test]
    public void StateOf_StageAndSubscription_CountAsTheDocumentationSays()
    {
        CrmLead lead = FunnelData.Lead(Call, subscribed: true, stage: "interested");

        Assert.That(Logged.StateOf(lead), Is.EqualTo(new FunnelState(1, Call)));
        Assert.That(Simulated.StateOf(lead), Is.EqualTo(new FunnelState(1, Call)));
        Assert.That(new CustomerProgress(CrmProtocol.Published).StateOf(lead), Is.EqualTo(new FunnelState(3, Call)));
    }

    [Test]
    public void Observe_PublishedStageInAnotherCase_ShowsWhatTheEnvironmentShows()
    {
        FittedCrmFeatures fitted = CrmDataset.Create([], CrmProtocol.Published).Fitted;
        CrmSplit split = fitted.CreateSplit("new", [FunnelData.Lead(Call, stage: "Interested ")]);
        CrmFunnelEnvironment environment = FunnelData.Environment(split, CrmProtocol.Published);
        var expected = new double[environment.ObservationSize];
        environment.ResetTo(0, null, expected);

        Assert.That(expected[1], Is.EqualTo(3).And.Not.EqualTo(split.GetFeatures(0)[1]));
        Assert.That(new CustomerProgress(CrmProtocol.Published).Observe(split, 0, 10), Is.EqualTo(expected));
    }

    [Test]
    public void Observe_BadArguments_AreRefused()
    {
        CrmSplit split = FunnelData.Split(FunnelData.Lead());
        FittedCrmFeatures published = CrmDataset.Create([], CrmProtocol.Published).Fitted;

        Assert.Throws<ArgumentOutOfRangeException>(() => Logged.Observe(split, 1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Logged.Observe(split, -1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Logged.Observe(split, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Logged.Observe(split, 0, 11));
        Assert.That(() => Logged.Observe(split.Leads[0], published, 5), Throws.ArgumentException.With.Message.Contains("Published"));
        Assert.Throws<ArgumentException>(() => _ = new CustomerProgress(CrmProtocol.Published, SimulatedResponse.Preset));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new CustomerProgress((CrmProtocol)7));
    }

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
