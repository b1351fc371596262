using TabularRl.Agents.QLearning;
using TabularRl.Checking;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.Tests.Checking;

/// <summary>The examples of docs/writing-an-environment.md.</summary>
[TestFixture]
internal sealed class WaterTankDocumentationTests
{
    [Test]
    public void Examples_OfThePage_AreThoseThatRunHere() =>
        DocExample.AssertAllAreIn("docs/writing-an-environment.md", "tests/TabularRl.Tests/Checking/WaterTankDocumentationTests.cs");

    [Test]
    public void Example_OfThePage_IsSoundAndLearned()
    {
        EnvironmentChecker.Check(() => new WaterTank()).ThrowIfFailed(CheckSeverity.Warning);

        var environment = new EpisodeStatistics(new TimeLimit(new WaterTank(), maxStepsPerEpisode: 100));
        var litres = new RoundingDiscretizer(["litres"], new RoundingOptions { Decimals = 0 });
        var agent = new QLearningAgent(litres, environment.ActionCount, new QLearningOptions { Seed = 1 });
        new Trainer(new TrainerOptions { EpisodeCount = 2_000, Seed = 2 }).Train(environment, agent);
        Console.WriteLine($"The last {environment.WindowCount} episodes earned {environment.MeanReturn:F1} in {environment.MeanStepCount:F1} steps.");

        var evaluator = new Evaluator(new EvaluatorOptions { Seed = 3, MaxRepetitionCount = 100 });
        var test = new TimeLimit(new WaterTank(), maxStepsPerEpisode: 100).GetCapability<IStartableEnvironment>();
        PolicyEvaluation learned = evaluator.Evaluate(test, agent.Freeze());
        PolicyEvaluation random = evaluator.Evaluate(test, new UniformRandomPolicy(test.ActionCount));
        Console.WriteLine($"Learned {learned.MeanReturn:F1} in {learned.MeanStepCount:F1} steps, random {random.MeanReturn:F1} in {random.MeanStepCount:F1}.");

        Assert.That(learned.MeanStepCount, Is.GreaterThan(90));
        Assert.That(random.MeanStepCount, Is.LessThan(60));
        Assert.That(learned.MeanReturn, Is.InRange(80, 100), "Less than a litre a step from the middle, in the mean.");
        Assert.That(environment.MeanStepCount, Is.GreaterThan(random.MeanStepCount));
        Assert.That(agent.StateCount, Is.InRange(11, 13));
    }

    public sealed class WaterTank : IMaskedEnvironment, IStartableEnvironment, IRandomStateful
    {
        private static readonly ActionMask NotWide = ActionMask.FromFlags([true, true, false]);

        private readonly Pcg64 _random = new(0);
        private double _litres;
        private bool _isRunning;

        public int ObservationSize => 1;

        public int ActionCount => 3; // closed, half open, wide open

        public int StartCount => 3; // 2, 5 and 8 litres

        public bool IsDeterministic => false;

        public ActionMask LegalActions => _litres > 8 ? NotWide : ActionMask.All;

        public RandomState RandomState
        {
            get => _random.RandomState;
            set => _random.RandomState = value;
        }

        public void Reset(ulong? seed, Span<double> observation)
        {
            CheckLength(observation);
            Seed(seed);
            Begin(_random.NextInt32(StartCount), observation);
        }

        public void ResetTo(int start, ulong? seed, Span<double> observation)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(start);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, StartCount);
            CheckLength(observation);
            Seed(seed);
            Begin(start, observation);
        }

        public StepResult Step(int action, Span<double> observation)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(action);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, ActionCount);
            CheckLength(observation);
            if (!_isRunning)
                throw new InvalidOperationException("No episode is running; reset first.");
            if (!LegalActions.IsLegal(action))
                throw new ArgumentOutOfRangeException(nameof(action), action, "The valve may not be opened wide above 8 litres.");

            _litres += action - _random.NextUniform(0.5, 1.5);
            bool isEmptyOrSpilt = _litres is < 0 or > 10;
            _isRunning = !isEmptyOrSpilt;
            observation[0] = _litres;
            return new StepResult(isEmptyOrSpilt ? -10 : 1 - Math.Abs(_litres - 5) / 5, Terminated: isEmptyOrSpilt, Truncated: false);
        }

        private void Seed(ulong? seed)
        {
            if (seed is { } value)
                _random.Seed(value);
        }

        private void Begin(int start, Span<double> observation)
        {
            _litres = 2 + 3 * start;
            _isRunning = true;
            observation[0] = _litres;
        }

        private void CheckLength(ReadOnlySpan<double> observation)
        {
            if (observation.Length != ObservationSize)
                throw new ArgumentException($"The observation has {ObservationSize} value; the span has {observation.Length}.", nameof(observation));
        }
    }
}
