using TabularRl.Randomness;

namespace TabularRl.Crm.Tests;

public class FunnelFitTests
{
    private static readonly string?[] Countries = ["usa", "Chile", null];

    // One action for each effect and condition, so that the log tells all.
    private static readonly FunnelParameters Known = new(
    [
        new FunnelRule(CrmActions.Email, 0, CrmSteps.None, FunnelEffect.Answer, 0.3, 0.5, 0.4),
        new FunnelRule(CrmActions.Email, 1, CrmSteps.None, FunnelEffect.SignUp, 0.2, 0.3, 0.4),
        new FunnelRule(CrmActions.Call, 0, CrmSteps.AccountManager, FunnelEffect.Subscription, 0.6, 0.3, 0.4),
        new FunnelRule(CrmActions.Call, 1, CrmSteps.None, FunnelEffect.FirstCall, 0.6, 0.5, 0.3),
        new FunnelRule(CrmActions.Call, 0, CrmSteps.None, FunnelEffect.FirstCall, 0.2, 0.1, 0.1),
        new FunnelRule(CrmActions.Survey, 1, CrmSteps.None, FunnelEffect.Survey, 0.5, 0.4, 0.6),
        new FunnelRule(CrmActions.Demo, 0, CrmSteps.FirstCall | CrmSteps.Survey, FunnelEffect.Demo, 0.7, 0.8, 0.6),
        new FunnelRule(CrmActions.Demo, 0, CrmSteps.FirstCall, FunnelEffect.Demo, 0.4, 0.3, 0.2),
        new FunnelRule(CrmActions.Manager, 0, CrmSteps.Demo, FunnelEffect.AccountManager, 0.5, 0.6, 0.7),
    ]);

    private static readonly SimulatedResponse KnownResponse = new(Known);

    [Test]
    public void Fit_SimulatedJourneys_RecoversTheParameters()
    {
        var random = new Pcg64(21);
        CrmLead[] leads = [.. Enumerable.Range(0, 60_000).Select(i => Journey(i, Countries[i % 3], random))];
        FunnelParameters fitted = SimulatedResponse.Fit(leads, new FunnelFitOptions { Template = Flat(), AttemptsPerStep = 1 }).Parameters;
        for (int row = 0; row < Known.Rules.Count; row++)
            Assert.That(fitted.Rules[row].Probabilities, Is.EqualTo(Known.Rules[row].Probabilities).Within(0.04), $"row {row}");
    }

    [Test]
    public void Fit_NoJourney_KeepsTheTemplatesMeans()
    {
        FunnelParameters fitted = SimulatedResponse.Fit([], new FunnelFitOptions { Template = Known, AttemptsPerStep = 1 }).Parameters;
        Assert.That(fitted.Rules[0].Probabilities, Is.All.EqualTo(0.4).Within(1e-12));
    }

    [Test]
    public void Fit_FewCustomersOfASegment_StayNearThePooledRate()
    {
        CrmLead[] leads =
        [
            .. Enumerable.Range(0, 1000).Select(i => FunnelData.Lead(i % 10 == 0 ? CrmSteps.FirstCall : CrmSteps.None)),
            FunnelData.Lead(CrmSteps.FirstCall, country: "Chile"),
        ];
        FunnelRule cold = SimulatedResponse.Fit(leads, new FunnelFitOptions { Template = Known, AttemptsPerStep = 1 }).Parameters.Rules[4];
        Assert.That(cold.Probabilities[0], Is.EqualTo(0.10).Within(0.01));
        Assert.That(cold.Probabilities[1], Is.EqualTo(0.14).Within(0.02), "(1 + 20 · 0.1) / 21");
        Assert.That(cold.Probabilities[2], Is.EqualTo(0.10).Within(0.01));
    }

    [Test]
    public void Fit_SeveralAttempts_LowerTheProbabilityOfEach()
    {
        CrmLead[] leads = [.. Enumerable.Range(0, 30_000).Select(i => FunnelData.Lead(i % 10 < 3 ? CrmSteps.FirstCall : CrmSteps.None))];
        FunnelRule cold = SimulatedResponse.Fit(leads, new FunnelFitOptions { Template = Known, AttemptsPerStep = 3 }).Parameters.Rules[4];
        Assert.That(cold.Probabilities[0], Is.EqualTo(1 - Math.Pow(0.7, 1.0 / 3)).Within(0.001));
    }

    [Test]
    public void Fit_ActionsThatTheLogCannotTellApart_KeepTheTemplatesProportion()
    {
        CrmLead[] leads = [.. Enumerable.Range(0, 300).Select(i => FunnelData.Lead(FunnelSteps.All, subscribed: i % 2 == 0))];
        FunnelParameters fitted = SimulatedResponse.Fit(leads).Parameters;
        double[] closing = [.. fitted.Rules.Where(rule => rule.Effect == FunnelEffect.Subscription && rule.Requires == CrmSteps.AccountManager).Select(rule => rule.Probabilities[0])];
        double[] template = [.. SimulatedResponse.Preset.Parameters.Rules.Where(rule => rule.Effect == FunnelEffect.Subscription && rule.Requires == CrmSteps.AccountManager).Select(rule => rule.Probabilities[0])];
        Assert.That(closing.Max(), Is.EqualTo(0.5).Within(0.03));
        Assert.That(closing.Select(p => p / closing.Max()), Is.EqualTo(template.Select(p => p / template.Max())).Within(1e-9));
    }

    [Test]
    public void Fit_JourneysThatSkipPrerequisites_AreNoTrials()
    {
        CrmLead[] leads = [.. Enumerable.Range(0, 500).Select(_ => FunnelData.Lead(CrmSteps.Demo))];
        FunnelParameters fitted = SimulatedResponse.Fit(leads, new FunnelFitOptions { Template = Known, AttemptsPerStep = 1 }).Parameters;
        Assert.That(fitted.Rules[7].Probabilities, Is.All.EqualTo(0.3).Within(1e-12));
    }

    [FsCheckProperty]
    public bool Fit_AnyJourneys_GivesProbabilities(byte[] journeys)
    {
        IEnumerable<CrmLead> leads = journeys.Select((bits, i) => FunnelData.Lead((CrmSteps)(bits & 31), (bits & 32) != 0, Countries[i % 3], (bits & 64) != 0 ? "interested" : null));
        return SimulatedResponse.Fit(leads).Parameters.Rules.All(rule => rule.Probabilities.All(p => p is >= 0 and <= 1));
    }

    [Test]
    public void Fit_BadInput_IsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => SimulatedResponse.Fit(null!), Throws.ArgumentNullException);
        Assert.That(() => new FunnelFitOptions { Smoothing = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FunnelFitOptions { Smoothing = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FunnelFitOptions { AttemptsPerStep = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new FunnelFitOptions { Template = null! }, Throws.ArgumentNullException);
    });

    private static FunnelParameters Flat() => new(Known.Rules.Select(rule => rule.WithProbabilities(0.5, 0.5, 0.5)));

    // One attempt at each step, in the order of a funnel whose survey comes before the demo.
    private static CrmLead Journey(int id, string? country, Pcg64 random)
    {
        CrmLead lead = new() { Id = id, Country = country };
        int segment = KnownResponse.GetProfile(lead);
        FunnelState state = FunnelState.Lead;
        var day = new DateOnly(2021, 1, 1);
        bool answered = Try(CrmActions.Email, FunnelEffect.Answer);
        lead = lead with { Stage = answered ? "not interested" : null };
        lead = lead with { FirstCall = Try(CrmActions.Call, FunnelEffect.FirstCall) ? day : null };
        lead = lead with { Survey = Try(CrmActions.Survey, FunnelEffect.Survey) ? day.AddDays(1) : null };
        lead = lead with { Demo = Try(CrmActions.Demo, FunnelEffect.Demo) ? day.AddDays(2) : null };
        lead = lead with { SignUp = Try(CrmActions.Email, FunnelEffect.SignUp) ? day.AddDays(3) : null };
        lead = lead with { AccountManager = Try(CrmActions.Manager, FunnelEffect.AccountManager) ? day.AddDays(4) : null };
        return lead with { Subscription = Try(CrmActions.Call, FunnelEffect.Subscription) ? day.AddDays(5) : null };

        bool Try(int action, FunnelEffect effect)
        {
            if (Known.Find(state, action)?.Effect != effect)
                return false;
            FunnelReply reply = KnownResponse.Respond(segment, state, action, random);
            bool happened = reply.State != state;
            state = reply.Subscribed ? state : reply.State;
            return happened;
        }
    }
}
