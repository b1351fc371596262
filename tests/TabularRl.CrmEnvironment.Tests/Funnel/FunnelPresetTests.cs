using TabularRl.Environments;
using TabularRl.Planning;

namespace TabularRl.Crm.Tests;

/// <summary>What the documentation says of the preset, by exact computation.</summary>
public class FunnelPresetTests
{
    private const int Budget = 10;
    private const double DiscountFactor = 0.95;

    private static readonly SimulatedResponse Preset = SimulatedResponse.Preset;

    private static IEnumerable<double[]> Mixes => [FunnelData.EqualMix, FunnelData.RealisticMix];

    [TestCaseSource(nameof(Mixes))]
    public void Random_AnyRealisticMix_EarnsAboutThePublishedRate(double[] mix) =>
        Assert.That(FunnelData.Mean(mix, segment => Preset.RandomRate(segment, Budget)), Is.InRange(0.0040, 0.0048));

    [Test]
    public void Random_EverySegment_EarnsAboutThePublishedRate([Range(0, 2)] int segment) =>
        Assert.That(Preset.RandomRate(segment, Budget), Is.InRange(0.0040, 0.0048));

    [Test]
    public void Optimal_EverySegment_IsManyTimesRandomAndTheBestConstant([Range(0, 2)] int segment)
    {
        double optimal = Preset.OptimalRate(segment, Budget);
        double bestConstant = Enumerable.Range(0, 6).Max(action => Preset.ConstantRate(action, segment, Budget));
        Assert.That(optimal, Is.InRange(0.10, 0.14));
        Assert.That(optimal, Is.GreaterThan(20 * Preset.RandomRate(segment, Budget)));
        Assert.That(optimal, Is.GreaterThan(3.5 * bestConstant));
        Assert.That(bestConstant, Is.GreaterThan(3 * Preset.RandomRate(segment, Budget)), "a constant policy is a real rival of the random one");
    }

    [TestCaseSource(nameof(Mixes))]
    public void Optimal_Return_BeatsEveryConstantAndTheRandomPolicy(double[] mix)
    {
        double optimal = FunnelData.Mean(mix, segment => Preset.OptimalReturn(segment, Budget, DiscountFactor));
        double random = Return(FunnelPolicies.Random);
        Assert.That(optimal - random, Is.GreaterThan(0.8));
        for (int action = 0; action < 6; action++)
            Assert.That(optimal - Return(FunnelPolicies.Constant(action)), Is.GreaterThan(0.7));

        double Return(FunnelPolicy policy) => FunnelData.Mean(mix, segment => Preset.PolicyReturn(policy, segment, Budget, DiscountFactor));
    }

    [Test]
    public void Optimal_ForTheReturn_IsNearlyOptimalForTheRate([Range(0, 2)] int segment)
    {
        var model = new FunnelModel(Preset, Budget);
        ModelPolicy best = ValueIteration.Solve(model, DiscountFactor).Policy;
        double rate = Preset.PolicyRate((state, probabilities) => probabilities[best.GetAction(model.IndexOf(state))] = 1, segment, Budget);
        Assert.That(rate, Is.GreaterThan(0.98 * Preset.OptimalRate(segment, Budget)));
    }

    [Test]
    public void Optimal_Actions_DifferBetweenSegmentsWhereAllAreReached()
    {
        var model = new FunnelModel(Preset, Budget);
        ModelPolicy best = ValueIteration.Solve(model, DiscountFactor).Policy;
        Assert.Multiple(() =>
        {
            Assert.That(Best(FunnelState.Lead, 10), Is.EqualTo(new[] { CrmActions.Call, CrmActions.Email, CrmActions.Email }));
            Assert.That(Best(new FunnelState(5, CrmSteps.FirstCall | CrmSteps.Demo | CrmSteps.AccountManager), 3), Is.EqualTo(new[] { CrmActions.Call, CrmActions.Wait, CrmActions.Manager }));
            Assert.That(Best(new FunnelState(1, CrmSteps.None), 8)[..2], Is.EqualTo(new[] { CrmActions.Call, CrmActions.Call }));
            Assert.That(Best(new FunnelState(1, CrmSteps.None), 8)[2], Is.EqualTo(CrmActions.Survey));
        });

        int[] Best(FunnelState place, int contactsLeft) =>
            [.. Enumerable.Range(0, 3).Select(segment => best.GetAction(model.IndexOf(new FunnelModelState(segment, place, contactsLeft))))];
    }

    [Test]
    public void Optimal_EveryAction_IsBestSomewhereThatIsReached()
    {
        var model = new FunnelModel(Preset, Budget);
        ModelPolicy best = ValueIteration.Solve(model, DiscountFactor).Policy;
        var reached = new HashSet<int>(Enumerable.Range(0, 3).Select(model.GetStart));
        for (int state = model.StateCount - 1; state >= 0; state--)
        {
            if (!reached.Contains(state))
                continue;
            foreach (ModelTransition outcome in model.GetTransitions(state, best.GetAction(state)))
            {
                if (!outcome.Terminated)
                    reached.Add(outcome.NextState);
            }
        }

        Assert.That(reached.Select(best.GetAction).Distinct(), Is.EquivalentTo(Enumerable.Range(0, 6)));
    }

    [Test]
    public void OpenLoop_BestFixedSequence_EarnsClearlyLess([Range(0, 2)] int segment) =>
        Assert.That(OpenLoop.BestRate(Preset, segment, Budget), Is.LessThan(0.6 * Preset.OptimalRate(segment, Budget)).And.GreaterThan(0.02));

    [Test]
    public void Prerequisites_NoDemoBeforeACallNoManagerBeforeADemoOrASignUp()
    {
        foreach (FunnelState place in new FunnelModel(Preset, Budget).Places)
        {
            bool demo = Preset.Parameters.Find(place, CrmActions.Demo) is not null;
            bool manager = Preset.Parameters.Find(place, CrmActions.Manager) is not null;
            Assert.That(!demo || place.Steps.HasFlag(CrmSteps.FirstCall));
            Assert.That(!manager || (place.Steps & (CrmSteps.Demo | CrmSteps.SignUp)) != 0);
        }
    }

    [Test]
    public void Documentation_Table_IsThePresets() =>
        Assert.That(File.ReadAllText(FunnelData.RepositoryFile("docs/crm-funnel.md")).ReplaceLineEndings("\n"), Does.Contain(Preset.Parameters.ToString()));

    [Test]
    public void Documentation_Figures_AreThePresets()
    {
        string text = File.ReadAllText(FunnelData.RepositoryFile("docs/crm-funnel.md")).ReplaceLineEndings("\n");
        Assert.That(text, Does.Contain(PresetFigures.ToMarkdown(Preset, Budget, DiscountFactor)));
    }
}
