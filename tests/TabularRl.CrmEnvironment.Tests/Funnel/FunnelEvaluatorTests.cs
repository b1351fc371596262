using TabularRl.Agents.BackOff;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Evaluation;
using TabularRl.Exploration;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;
using TabularRl.Randomness;
using TabularRl.Statistics;
using TabularRl.Training;

namespace TabularRl.Crm.Tests;

/// <summary>What is computed equals what the solver of the finite model gives, and what playing gives.</summary>
[TestFixture]
public sealed class FunnelEvaluatorTests
{
    private static readonly CrmSteps[] Journeys =
    [
        CrmSteps.None,
        CrmSteps.FirstCall,
        CrmSteps.FirstCall | CrmSteps.SignUp | CrmSteps.AccountManager,
        CrmSteps.Demo | CrmSteps.Survey,
        CrmSteps.FirstCall | CrmSteps.Demo | CrmSteps.Survey | CrmSteps.SignUp | CrmSteps.AccountManager,
        CrmSteps.AccountManager,
    ];

    private static readonly CrmLead[] Leads =
    [
        .. Journeys.Select((steps, i) => FunnelData.Lead(
            steps, subscribed: i is 2 or 4 or 5, new[] { "USA", "France", null }[i % 3], i == 4 ? "interested" : i == 5 ? "subscribed already" : null, i)),
    ];

    private static readonly CrmSplit Split = FunnelData.Split(Leads);

    [Test]
    public void Evaluate_SimulatedFunnel_GivesTheModelsValues([Values(1, 4, 10)] int budget) => Assert.Multiple(() =>
    {
        FunnelEvaluator evaluator = Create(SimulatedResponse.Preset, budget: budget);
        foreach ((IPolicy policy, FunnelPolicy model) in Pairs())
        {
            PolicyEvaluation evaluation = evaluator.Evaluate(policy);
            for (int i = 0; i < Leads.Length; i++)
            {
                int segment = CrmSegments.Of(Leads[i]);
                Assert.That(evaluation.GoalRates[i], Is.EqualTo(SimulatedResponse.Preset.PolicyRate(model, segment, budget)).Within(1e-13), policy.Name);
                Assert.That(evaluation.Returns[i], Is.EqualTo(SimulatedResponse.Preset.PolicyReturn(model, segment, budget, 1)).Within(1e-12), policy.Name);
            }

            double discounted = Leads.Average(lead => SimulatedResponse.Preset.PolicyReturn(model, CrmSegments.Of(lead), budget, 0.9));
            Assert.That(evaluator.GetReturn(policy, 0.9), Is.EqualTo(discounted).Within(1e-12), policy.Name);
            Assert.That(evaluator.GetSubscriptionRate(policy), Is.EqualTo(evaluation.GoalRate).Within(1e-15), policy.Name);
            Assert.That((evaluation.RepetitionCount, evaluation.MonteCarloHalfWidth), Is.EqualTo((0, 0.0)));
        }
    });

    [Test]
    public void Evaluate_DeterministicPolicyOfTheLog_EqualsOnePlayOfEach(
        [Values] CrmProtocol protocol, [Values(1, 3, 10)] int budget, [Values("documented", "program")] string reward)
    {
        CrmReward paid = reward == "program" ? CrmReward.Program : CrmReward.Documented;
        FunnelEvaluator evaluator = Create(LoggedResponse.Instance, protocol, paid, budget);
        foreach (IPolicy policy in new IPolicy[] { new ConstantPolicy(CrmActions.Manager, 6), new ConstantPolicy(CrmActions.Call, 6), new ByObservation(lots: false) })
        {
            PolicyEvaluation computed = evaluator.Evaluate(policy);
            PolicyEvaluation played = new Evaluator().Evaluate(FunnelData.Environment(Split, protocol, reward: paid, budget: budget), policy);
            Assert.Multiple(() =>
            {
                Assert.That(computed.GoalRates, Is.EqualTo(played.GoalRates), policy.Name);
                Assert.That(computed.Returns, Is.EqualTo(played.Returns).Within(1e-12), policy.Name);
                Assert.That(computed.StepCounts, Is.EqualTo(played.StepCounts), policy.Name);
                Assert.That(computed.GoalRateInterval, Is.EqualTo(played.GoalRateInterval), policy.Name);
                Assert.That(computed.IsDeterministic, Is.True);
            });
        }
    }

    [TestCase(CrmProtocol.Published, "logged")]
    [TestCase(CrmProtocol.Prospective, "logged")]
    [TestCase(CrmProtocol.Prospective, "simulated")]
    public void Evaluate_PolicyWithLots_IsWhatManyPlaysApproach(CrmProtocol protocol, string response)
    {
        IFunnelResponse answers = response == "logged" ? LoggedResponse.Instance : SimulatedResponse.Preset;
        var policy = new ByObservation(lots: true);
        PolicyEvaluation computed = Create(answers, protocol, CrmReward.Program, 5).Evaluate(policy);
        PolicyEvaluation played = new Evaluator(new EvaluatorOptions { Seed = 1, MinRepetitionCount = 40_000, MaxRepetitionCount = 40_000 })
            .Evaluate(FunnelData.Environment(Split, protocol, answers, CrmReward.Program, 5), policy);
        Assert.Multiple(() =>
        {
            Assert.That(computed.GoalRate, Is.EqualTo(played.GoalRate).Within(2 * played.MonteCarloHalfWidth));
            Assert.That(computed.MeanReturn, Is.EqualTo(played.MeanReturn).Within(0.2));
            Assert.That(computed.MeanStepCount, Is.EqualTo(played.MeanStepCount).Within(0.02));
            Assert.That(computed.Coverage, Is.EqualTo(played.Coverage).Within(0.01));
        });
    }

    [Test]
    public void Evaluate_RandomPolicyOfTwoContacts_IsAsByHand()
    {
        // A manager who is logged for a subscriber wins him: 11 of 36 pairs of actions have one.
        PolicyEvaluation evaluation = Create(LoggedResponse.Instance, budget: 2).Evaluate(new UniformRandomPolicy(6));
        Assert.That(evaluation.GoalRates, Is.EqualTo(new[] { 0, 0, 11.0 / 36, 0, 11.0 / 36, 11.0 / 36 }).Within(1e-15));
        Assert.That(evaluation.GoalRateInterval, Is.EqualTo(BootstrapInterval.OfMean(
            [.. evaluation.GoalRates], new SeedTree(7).Derive("bootstrap"))));
    }

    [Test]
    public void Evaluate_PolicyThatBacksOff_CountsItsLevelsAsOnePlayDoes()
    {
        FrozenBackOffPolicy policy = TrainBackOff();
        PolicyEvaluation computed = Create(LoggedResponse.Instance, budget: 3).Evaluate(policy);
        PolicyEvaluation played = new Evaluator().Evaluate(FunnelData.Environment(Split, budget: 3), policy);
        Assert.Multiple(() =>
        {
            Assert.That(computed.LevelShares, Is.EqualTo(played.LevelShares).Within(1e-15).And.Count.GreaterThan(1));
            Assert.That(computed.Coverage, Is.EqualTo(played.Coverage).Within(1e-15));
            Assert.That(computed.CoverageBeforeBackOff, Is.EqualTo(played.CoverageBeforeBackOff).Within(1e-15).And.LessThan(1));
            Assert.That(computed.FirstStateCoverage, Is.EqualTo(played.FirstStateCoverage).Within(1e-15));
        });
    }

    [Test]
    public void Evaluate_CustomersWhoLookAlikeButAnswerOtherwise_AreNotTakenForOne()
    {
        // The features know the segment only: the log's subscriber is told apart by his answers.
        CrmSplit split = FunnelData.Split(FunnelData.Lead(), FunnelData.Lead(CrmSteps.AccountManager, subscribed: true), FunnelData.Lead());
        PolicyEvaluation evaluation = new FunnelEvaluator(split, new CrmFunnelOptions()).Evaluate(new ConstantPolicy(CrmActions.Manager, 6));
        Assert.That(evaluation.GoalRates, Is.EqualTo(new[] { 0.0, 1, 0 }));
    }

    [Test]
    public void Create_ResponseWhoseChancesAreUnknown_IsRefused() => Assert.That(
        () => Create(new CoinResponse()), Throws.ArgumentException.With.Message.Contains("CoinResponse").And.Message.Contains("Evaluator"));

    [Test]
    public void Evaluate_BadArguments_AreRefused() => Assert.Multiple(() =>
    {
        FunnelEvaluator evaluator = Create(LoggedResponse.Instance);
        Assert.That(() => evaluator.Evaluate(new UniformRandomPolicy(5)), Throws.ArgumentException.With.Message.Contains("6 actions"));
        Assert.That(() => evaluator.GetReturn(new UniformRandomPolicy(6), 1.01), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => evaluator.Evaluate(new UniformRandomPolicy(6), new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => new FunnelEvaluator(FunnelData.Split()), Throws.ArgumentException.With.Message.Contains("no customer"));
    });

    private static FunnelEvaluator Create(
        IFunnelResponse response, CrmProtocol protocol = CrmProtocol.Prospective, CrmReward? reward = null, int budget = 10) =>
        new(Split, FunnelData.Environment(Split, protocol, response, reward, budget).Options, seed: 7);

    private static IEnumerable<(IPolicy Policy, FunnelPolicy Model)> Pairs()
    {
        yield return (new UniformRandomPolicy(6), FunnelPolicies.Random);
        yield return (new ConstantPolicy(CrmActions.Call, 6), FunnelPolicies.Constant(CrmActions.Call));
        foreach (bool lots in new[] { false, true })
        {
            var policy = new ByObservation(lots);
            var observation = new double[SimulatedFeatures.All.Count];
            yield return (policy, (state, probabilities) =>
            {
                SimulatedFeatures.Write(state, observation);
                policy.GetActionProbabilities(observation, ActionMask.All, probabilities);
            }
            );
        }
    }

    private static FrozenBackOffPolicy TrainBackOff()
    {
        var fine = new RoundingDiscretizer(Split.Features.Select(feature => feature.Name), new RoundingOptions { Decimals = 2 });
        var agent = new BackOffQLearningAgent(new BackOffLevels(fine).ThenFeatures("Stage_Encoded", "Contacts_Left").ThenMarginal(), CrmActions.Count, new BackOffQLearningOptions
        {
            Learning = new QLearningOptions { Exploration = new EpsilonGreedy(0.3), Seed = 3 },
        });
        CrmSplit some = FunnelData.Split(Leads[0], Leads[2]);
        new Trainer(new TrainerOptions { EpisodeCount = 60, Seed = 3 }).Train(FunnelData.Environment(some, budget: 3), agent);
        return agent.FreezeBackOff(TieBreaking.Lowest);
    }

    /// <summary>A policy that depends on all that it sees, with lots or without, and knows states of even sum only.</summary>
    private sealed class ByObservation(bool lots) : IPolicy
    {
        public string Name => lots ? "lots" : "none";

        public int ActionCount => CrmActions.Count;

        public bool IsDeterministic => !lots;

        public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random)
        {
            int best = Best(observation);
            int action = lots && random.NextDouble() < 0.5 ? (int)(random.NextDouble() * ActionCount) : best;
            return new PolicyAction(action, best % 2 == 0);
        }

        public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
        {
            probabilities.Fill(lots ? 0.5 / ActionCount : 0);
            probabilities[Best(observation)] += lots ? 0.5 : 1;
        }

        private static int Best(ReadOnlySpan<double> observation)
        {
            double sum = 0;
            for (int i = 0; i < observation.Length; i++)
                sum += (i + 1) * observation[i];
            return (int)(sum * 7) % CrmActions.Count;
        }
    }

    private sealed class CoinResponse : IFunnelResponse
    {
        public bool IsDeterministic => false;

        public int GetProfile(CrmLead lead) => 0;

        public FunnelReply Respond(int profile, FunnelState state, int action, Pcg64 random) => new(state, CrmSteps.None, false, random.NextDouble() < 0.5);
    }
}
