using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Evaluation.Studies;
using TabularRl.Policies;
using TabularRl.Tests.Evaluation.Studies;

namespace TabularRl.Tests.Environments.Wrappers;

[TestFixture]
internal sealed class SeededStartsTests
{
    [Test]
    public void ResetTo_OfAStart_PlaysTheEpisodeOfItsSeed()
    {
        var starts = new SeededStarts(new CorridorEnvironment(), startCount: 50, rootSeed: 7);
        string[] episodes = [.. Enumerable.Range(0, 50).Select(start => Play(starts, start))];
        Assert.That(episodes.Distinct().Count(), Is.GreaterThan(5));
        foreach (int start in (int[])[31, 0, 49])
        {
            Assert.That(Play(starts, start), Is.EqualTo(episodes[start]), "Whatever was played before, and whatever seed is given.");
            var alone = new CorridorEnvironment();
            alone.Reset(starts.GetSeed(start), new double[2]);
            Assert.That(Trace(alone), Is.EqualTo(episodes[start]));
        }
    }

    [Test]
    public void Reset_WithoutAStart_IsThatOfTheEnvironmentInside()
    {
        var starts = new SeededStarts(new CorridorEnvironment(), 3);
        var inside = new CorridorEnvironment();
        starts.Reset(5, new double[2]);
        inside.Reset(5, new double[2]);
        Assert.That(Trace(starts), Is.EqualTo(Trace(inside)));
    }

    [Test]
    public void Evaluate_DeterministicPolicy_PlaysEachEpisodeOnceAndCoversTheExactValue()
    {
        var evaluator = new Evaluator(new EvaluatorOptions { Seed = 1 });
        var policy = new ConstantPolicy(1, 3, "right");
        PolicyEvaluation played = evaluator.Evaluate(new SeededStarts(new CorridorEnvironment(), 2_000, rootSeed: 3), policy);
        double exact = ExactEvaluator.Of(new CorridorEnvironment()).Evaluate(policy).Value;
        Assert.Multiple(() =>
        {
            Assert.That((played.StartCount, played.RepetitionCount, played.IsDeterministic), Is.EqualTo((2_000, 1, true)));
            Assert.That(exact, Is.InRange(played.MeanReturnInterval.Low, played.MeanReturnInterval.High));
            Assert.That(played.MeanReturnInterval.High - played.MeanReturnInterval.Low, Is.InRange(0.05, 0.5));
        });
    }

    [Test]
    public void Study_OfAnEnvironmentWithoutStarts_PairsPoliciesByEpisode()
    {
        PolicyStudyResult study = PolicyStudy.Run(
            () => new SeededStarts(new TimeLimit(new StartlessEnvironment(), 30), 400),
            [new RulePolicy("right", 3, _ => 1), new RulePolicy("hesitant", 3, cell => cell == 3 ? 2 : 1)],
            new PolicyStudyOptions { Evaluation = new EvaluatorOptions { MonteCarloHalfWidth = 0.05, MaxRepetitionCount = 20 } });
        Assert.That(study.StartCount, Is.EqualTo(400));
        Assert.That(study["hesitant"].FromBestConstant!.Verdict, Is.EqualTo(DifferenceVerdict.Worse));
        Assert.That(study["right"].FromRandom!.Verdict, Is.EqualTo(DifferenceVerdict.Better));
    }

    [Test]
    public void FindCapability_ThroughALimitOutside_FindsTheSeededStarts()
    {
        var limited = new TimeLimit(new SeededStarts(new StartlessEnvironment(), 9), 5);
        Assert.That(limited.GetCapability<IStartableEnvironment>().StartCount, Is.EqualTo(9));
        Assert.That(new SeededStarts(new CorridorEnvironment(), 9).GetCapability<IFiniteEnvironment>().Model.StateCount, Is.EqualTo(5));
    }

    [Test]
    public void BadInput_IsRefused()
    {
        var starts = new SeededStarts(new CorridorEnvironment(), 3);
        Assert.Multiple(() =>
        {
            Assert.That(() => new SeededStarts(new CorridorEnvironment(), 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => starts.ResetTo(3, null, new double[2]), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => starts.ResetTo(-1, null, new double[2]), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => starts.ResetTo(0, null, new double[1]), Throws.ArgumentException);
            Assert.That(() => starts.GetSeed(3), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    private static string Play(SeededStarts starts, int start)
    {
        starts.ResetTo(start, seed: (ulong)start % 3, new double[2]);
        return Trace(starts);
    }

    private static string Trace(IEnvironment environment)
    {
        var observation = new double[2];
        var cells = new List<double>();
        StepResult result;
        do
        {
            result = environment.Step(1, observation);
            cells.Add(observation[0]);
        }
        while (!result.IsDone);
        return string.Join(' ', cells);
    }

    /// <summary>The corridor without its starts, goal and model.</summary>
    private sealed class StartlessEnvironment : IMaskedEnvironment
    {
        private readonly CorridorEnvironment _corridor = new();

        public int ObservationSize => 2;

        public int ActionCount => 3;

        public ActionMask LegalActions => _corridor.LegalActions;

        public void Reset(ulong? seed, Span<double> observation) => _corridor.Reset(seed, observation);

        public StepResult Step(int action, Span<double> observation) => _corridor.Step(action, observation);
    }
}
