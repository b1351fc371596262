using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Auditing;
using TabularRl.Evaluation.Studies;
using TabularRl.Planning;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tests.Environments;
using TabularRl.Tests.Evaluation.Auditing;

namespace TabularRl.Tests.Evaluation.Studies;

/// <summary>Studies and audits where exact values stand beside the played ones. Three starts decide nothing by signs: p is 1/4 at best.</summary>
[TestFixture]
internal sealed class ExactStudyTests
{
    private const int StepLimit = 30;

    private static readonly PolicyStudyOptions Options = new()
    {
        Evaluation = new EvaluatorOptions { MonteCarloHalfWidth = 0.05, MaxStepsPerEpisode = StepLimit },
    };

    private static IPolicy Right => new ConstantPolicy(1, 3, "trained");

    private static IPolicy Stay => new ConstantPolicy(2, 3, "trained");

    /// <summary>Right with one cell in which it waits now and then: better than every constant but right.</summary>
    private static IPolicy Hesitant(double probability) => new HesitantPolicy(probability);

    private static PolicyStudyResult Study(IPolicy policy, PolicyStudyOptions? options = null) =>
        PolicyStudy.Run(() => new CorridorEnvironment(), [policy], options ?? Options);

    private static AuditReport Audit(PolicyStudyResult study) => Audits.Of(Audits.Input with { Study = study });

    [Test]
    public void Run_FiniteEnvironment_HasTheExactValueOfEveryPolicy()
    {
        PolicyStudyResult study = Study(Hesitant(0.5));
        var evaluator = ExactEvaluator.Of(new CorridorEnvironment(), new ExactEvaluatorOptions { MaxStepsPerEpisode = StepLimit });
        StudiedPolicy trained = study["trained"];
        Assert.Multiple(() =>
        {
            Assert.That(study.Measure, Is.EqualTo(PolicyMeasure.MeanReturn), "Though there is a goal: exact values are returns.");
            Assert.That(study.ExactOptimum, Is.EqualTo(evaluator.Optimum));
            Assert.That(study.Random.ExactValue, Is.EqualTo(evaluator.RandomValue));
            Assert.That(study.ExactlyBestConstant!.Name, Is.EqualTo("always-1"));
            Assert.That(trained.ExactValue, Is.EqualTo(evaluator.Evaluate(Hesitant(0.5)).Value));
            Assert.That(trained.ExactEvaluations.Single().MaxStepsPerEpisode, Is.EqualTo(StepLimit));
            Assert.That(study.Random.ExactFromRandom, Is.Null);
            Assert.That(study["always-1"].ExactFromBestConstant, Is.Null);
        });
    }

    [Test]
    public void Run_ExactDifferences_AreWithoutError()
    {
        StudiedPolicy trained = Study(Hesitant(0.5))["trained"];
        Assert.Multiple(() =>
        {
            Assert.That(trained.FromRandom!.Verdict, Is.EqualTo(DifferenceVerdict.Undecided));
            Assert.That((trained.ExactFromRandom!.Verdict, trained.ExactFromRandom.PValue), Is.EqualTo((DifferenceVerdict.Better, 0.0)));
            Assert.That((trained.ExactFromBestConstant!.Verdict, trained.ExactFromBestConstant.BaselineName), Is.EqualTo((DifferenceVerdict.Worse, "always-1")));
            Assert.That(trained.ExactFromBestConstant.DifferenceInterval.Low, Is.EqualTo(trained.ExactFromBestConstant.Difference));
        });
    }

    [Test]
    public void Run_PolicyThatIsTheBestConstant_IsExactlyEqualToIt()
    {
        PolicyDifference difference = Study(Right)["trained"].ExactFromBestConstant!;
        Assert.That((difference.Verdict, difference.Difference, difference.PValue), Is.EqualTo((DifferenceVerdict.Equal, 0.0, 1.0)));
    }

    [Test]
    public void Run_GroupOfSeeds_TakesTheSeedAsUnitOfExactDifferencesToo()
    {
        IPolicy[] members = [Hesitant(0), Hesitant(0.2), Hesitant(0.4)];
        PolicyStudyResult study = PolicyStudy.Run(() => new CorridorEnvironment(), [new PolicyGroup("trained", members)], Options);
        StudiedPolicy trained = study["trained"];
        Assert.Multiple(() =>
        {
            Assert.That(trained.ExactValue, Is.EqualTo(trained.ExactEvaluations.Average(exact => exact.Value)));
            Assert.That((trained.ExactFromRandom!.Unit, trained.ExactFromRandom.UnitCount), Is.EqualTo((StudyUnit.TrainingSeed, 3)));
            Assert.That(trained.ExactFromRandom.PValue, Is.InRange(1e-9, 0.05));
            Assert.That(trained.ExactFromRandom.Difference, Is.EqualTo(trained.ExactValue - study.Random.ExactValue).Within(1e-12));
        });
    }

    [Test]
    public void Run_TimeLimitAround_LimitsTheExactValuesToo()
    {
        PolicyStudyResult study = PolicyStudy.Run(
            () => new TimeLimit(new CorridorEnvironment(), 2).GetCapability<IStartableEnvironment>(), [Right], Options);
        Assert.That(study["trained"].ExactEvaluations.Single().MaxStepsPerEpisode, Is.EqualTo(2));
        Assert.That(study["trained"].ExactValue, Is.EqualTo(-0.24).Within(1e-12));
    }

    [Test]
    public void Run_WithoutAModelOrAFiniteOptimumOrUnwanted_HasNoExactValues()
    {
        // An action that earns for ever; what is played is the corridor.
        FiniteModel earning = FiniteModel.Of(new EarningCorridor());
        PolicyStudyOptions withoutLimit = Options with { Evaluation = Options.Evaluation with { MaxStepsPerEpisode = null } };
        PolicyStudyResult[] studies =
        [
            Study(Right, Options with { ComputesExactValues = false }),
            PolicyStudy.Run(() => new SlipperyChainEnvironment(3, 0.1), [new ConstantPolicy(1, 2, "trained")], Options),
        ];
        Assert.That(ExactMembers.Find(new CorridorEnvironment { Model = earning }, withoutLimit, CancellationToken.None), Is.Null, "No finite optimum.");
        foreach (PolicyStudyResult study in studies)
        {
            Assert.That((study.ExactOptimum, study.ExactlyBestConstant, study["trained"].ExactValue), Is.EqualTo(((double?)null, (StudiedPolicy?)null, (double?)null)));
            Assert.That(study["trained"].ExactFromRandom, Is.Null);
            Assert.That(study.ToText(), Does.Not.Contain("Exact"));
        }
    }

    [Test]
    public void ToText_Study_SaysWhatIsExact() => Assert.That(
        Study(Right).ToText(),
        Does.Match(@"Exact returns within 30 steps, starts as they are drawn: the optimum is 5\.\d{3}, random earns -\d+\.\d{3}\.\n")
            .And.Match(@"trained: 5\.\d{3} exactly, regret 0\.000 of random's, \d\.\d\d steps, 0\.0 % of them where nothing is known\.\n"));

    [Test]
    public void Audit_PolicyThatIsExactlyBetterThanRandom_IsNotFoundThoughThePlaysDoNotDecide()
    {
        PolicyStudyOptions sampled = Options with { ComputesExactValues = false, Measure = PolicyMeasure.MeanReturn };
        Assert.That(Audit(Study(Hesitant(0.5))).Has(AuditCodes.NoBetterThanRandom), Is.False);
        Assert.That(Audit(Study(Hesitant(0.5), sampled)).Has(AuditCodes.NoBetterThanRandom), Is.True);
    }

    [Test]
    public void Audit_PolicyThatIsExactlyWorse_IsFoundWithExactFigures()
    {
        AuditReport report = Audit(Study(Stay));
        AuditFinding random = report.Single(AuditCodes.NoBetterThanRandom);
        AuditFinding constant = report.Single(AuditCodes.NoBetterThanConstant);
        PolicyStudyResult study = Study(Stay);
        Assert.Multiple(() =>
        {
            Assert.That(random.Figure, Is.EqualTo(-StepLimit - study.Random.ExactValue!.Value).Within(1e-9));
            Assert.That(random.Message, Does.StartWith("'trained' earns -30.000 exactly, 'random' "));
            Assert.That(constant.Message, Does.Contain("'always-1' 5.").And.Contain("worse than always-1"));
        });
    }

    [Test]
    public void Audit_ConstantPolicyAtTheExactOptimum_LeavesNothingToGain()
    {
        AuditFinding finding = Audit(Study(Right)).Single(AuditCodes.NothingToGain);
        Assert.That(finding.Figure, Is.Zero.Within(1e-9), "No ceiling was given; the exact optimum is one.");
        Assert.That(finding.Message, Does.Contain("always-1"));
        Assert.That(Audit(Study(Right, Options with { ComputesExactValues = false })).Has(AuditCodes.NothingToGain), Is.False);
    }

    [Test]
    public void Audit_TiesOfAPolicyThatIsExactlyOptimal_AreTrueOnes()
    {
        var tied = new DecisionSurvey(10, 10, 10);
        bool Finds(PolicyStudyResult study) => Audits.Of(Audits.Input with { Study = study, Decisions = tied }).Has(AuditCodes.TiedValues);
        Assert.That(Finds(Study(Right)), Is.False);
        Assert.That(Finds(Study(Hesitant(0.5))), Is.True, "Its regret is more than a hundredth.");
        Assert.That(Finds(Study(Right, Options with { ComputesExactValues = false })), Is.True);
    }

    [Test]
    public void Audit_StudyByGoalRate_LooksAtRates()
    {
        PolicyStudyResult study = Study(Stay, Options with { Measure = PolicyMeasure.GoalRate });
        Assert.That(study.ExactOptimum, Is.Not.Null);
        Assert.That(Audit(study).Single(AuditCodes.NoBetterThanRandom).Message, Does.Contain(" %").And.Not.Contain("exactly"));
    }

    private sealed class EarningCorridor : CorridorModel
    {
        private readonly ModelTransition[] _stay = [new(1, 0, 1, false)];

        public EarningCorridor()
            : base(0.2)
        {
        }

        public override ReadOnlySpan<ModelTransition> GetTransitions(int state, int action) =>
            state == 0 && action == 2 ? _stay : base.GetTransitions(state, action);
    }

    private sealed class HesitantPolicy(double waiting) : IPolicy
    {
        public string Name => "trained";

        public int ActionCount => 3;

        public bool IsDeterministic => false;

        public PolicyAction SelectAction(ReadOnlySpan<double> observation, ActionMask legalActions, Xoshiro256 random) =>
            new(observation[0] == 2 && random.NextDouble() < waiting ? 2 : 1, true);

        public void GetActionProbabilities(ReadOnlySpan<double> observation, ActionMask legalActions, Span<double> probabilities)
        {
            probabilities.Clear();
            probabilities[2] = observation[0] == 2 ? waiting : 0;
            probabilities[1] = 1 - probabilities[2];
        }
    }
}
