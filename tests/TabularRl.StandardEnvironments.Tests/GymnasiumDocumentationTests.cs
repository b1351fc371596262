using TabularRl.Agents.QLearning;
using TabularRl.Checking;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Planning;
using TabularRl.Randomness;
using TabularRl.StandardEnvironments.Tests.Support;
using TabularRl.StandardEnvironments.ToyText;
using TabularRl.Tests.Support;
using TabularRl.Training;

namespace TabularRl.StandardEnvironments.Tests;

/// <summary>docs/from-gymnasium.md.</summary>
[TestFixture]
internal sealed class GymnasiumDocumentationTests
{
    private const string Page = "docs/from-gymnasium.md";

    [Test]
    public void Examples_OfThePage_AreThoseThatRunHere() =>
        DocExample.AssertAllAreIn(Page, "tests/TabularRl.StandardEnvironments.Tests/GymnasiumDocumentationTests.cs");

    [Test]
    public void Examples_OfThePage_PrintWhatThePageSays()
    {
        QLearningAgent? agent = null;
        string printed = DocExample.Capture(() =>
        {
            agent = Example();
            CheckExample();
        });
        Assert.That(printed, Is.EqualTo(DocExample.Output(Page)));
        Assert.That(agent!.EpisodeCount, Is.EqualTo(21_000));
        var lake = new FrozenLake();
        double learned = LinearEvaluation.Evaluate(lake.Model, ModelPolicy.Of(lake, agent.Freeze()), 0.99).GetStartValue(lake.StartProbabilities);
        Assert.That(learned, Is.GreaterThan(0.4), "The optimum is 0.542; a constant rate jitters.");
    }

    [Test]
    public void Output_OfTheLoop_IsTheEpisodeThatGymnasiumRecorded()
    {
        ReferenceRow[] rows = GymnasiumReference.Episodes("FrozenLake-v1", 42);
        string recorded = string.Concat(rows[1..5].Select(row => $"{row.Observation[0]} {row.Reward} {row.Terminated} {row.Truncated}\n"));
        Assert.That(rows[1..5].Select(row => row.Action), Is.EqualTo(new[] { 2, 1, 0, 3 }));
        Assert.That(DocExample.Output(Page), Does.StartWith(recorded));
    }

    private static QLearningAgent Example()
    {
        var environment = new TimeLimit(new FrozenLake(), FrozenLake.StepLimit4x4);
        var observation = new double[environment.ObservationSize];
        environment.Reset(seed: 42, observation);
        foreach (int action in (int[])[2, 1, 0, 3])
        {
            StepResult step = environment.Step(action, observation);
            Console.WriteLine($"{observation[0]} {step.Reward} {step.Terminated} {step.Truncated}");
        }

        var agent = new QLearningAgent(new RoundingDiscretizer(environment.ObservationSize), environment.ActionCount, new QLearningOptions
        {
            DiscountFactor = 0.99,
            LearningRate = Schedule.Constant(0.1),
            Exploration = new EpsilonGreedy(0.3),
            Seed = 1,
        });
        new Trainer(new TrainerOptions { EpisodeCount = 20_000, Seed = 42 }).Train(environment, agent);

        for (int episode = 0; episode < 1_000; episode++)
        {
            environment.Reset(seed: null, observation);
            int action = agent.BeginEpisode(observation);
            StepResult step = environment.Step(action, observation);
            while (!step.IsDone)
            {
                action = agent.Step(step.Reward, observation);
                step = environment.Step(action, observation);
            }

            agent.EndEpisode(step.Reward, observation, step.Terminated);
        }

        return agent;
    }

    private static void CheckExample()
    {
        Console.Write(EnvironmentChecker.Check(() => new Corridor()).ToText());
    }

    public sealed class Corridor : IEnvironment, IRandomStateful
    {
        private readonly Pcg64 _random = new(0);
        private int _cell = 4;

        public int ObservationSize => 1;

        public int ActionCount => 2;

        public RandomState RandomState
        {
            get => _random.RandomState;
            set => _random.RandomState = value;
        }

        public void Reset(ulong? seed, Span<double> observation)
        {
            CheckLength(observation);
            if (seed is { } value)
                _random.Seed(value);
            _cell = _random.NextInt32(4);
            observation[0] = _cell;
        }

        public StepResult Step(int action, Span<double> observation)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(action);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, ActionCount);
            CheckLength(observation);
            if (_cell == 4)
                throw new InvalidOperationException("No episode is running; reset first.");
            _cell = Math.Max(0, _cell + (action == 1 ? 1 : -1));
            observation[0] = _cell;
            return new StepResult(-1, Terminated: _cell == 4, Truncated: false);
        }

        private static void CheckLength(ReadOnlySpan<double> observation)
        {
            if (observation.Length != 1)
                throw new ArgumentException($"The observation has 1 value; the span has {observation.Length}.", nameof(observation));
        }
    }
}
