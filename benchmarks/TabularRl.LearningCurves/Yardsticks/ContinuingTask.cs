using System.Diagnostics;
using System.Globalization;
using TabularRl.Agents;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration.Schedules;
using TabularRl.LearningCurves.Learners;
using TabularRl.LearningCurves.Runs;
using TabularRl.Planning;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.LearningCurves.Yardsticks;

/// <summary>A task without an end, for agents that maximize the average reward: what the greedy policy earns in so many steps, undiscounted and exact.</summary>
internal sealed class ContinuingTask
{
    public const double Target = 0.99;

    private readonly string _name;
    private readonly Func<IFiniteEnvironment> _create;
    private readonly int _stepLimit;
    private readonly double _optimum;

    /// <param name="name">The name in tables.</param>
    /// <param name="create">Makes the environment.</param>
    /// <param name="stepLimit">The number of steps that are judged.</param>
    public ContinuingTask(string name, Func<IFiniteEnvironment> create, int stepLimit)
    {
        _name = name;
        _create = create;
        _stepLimit = stepLimit;
        IFiniteEnvironment environment = create();
        _optimum = FiniteHorizon.Solve(environment.Model, stepLimit, discountFactor: 1).GetStartValue(environment.StartProbabilities);
    }

    public required long StepBudget { get; init; }

    /// <summary>The yardstick of an agent on this task.</summary>
    public Yardstick For(string agent, Func<LearnerContext, IAgent> create)
    {
        long[] steps = StepGrid.UpTo(StepBudget);
        string measure = string.Create(
            CultureInfo.InvariantCulture, $"what the greedy policy earns in {_stepLimit} steps as a share of the optimum, exact");
        return new Yardstick(agent, _name, measure, Target, steps, (seed, cancellationToken) => Play(create, steps, seed, cancellationToken));
    }

    /// <summary>What a policy earns as a share of what the best one earns, which knows how many steps are left.</summary>
    public double ShareOf(IFiniteEnvironment environment, IPolicy policy) => Occupancy.WithinLimit(
        environment.Model, ModelPolicy.Of(environment, policy), environment.StartProbabilities, _stepLimit, discountFactor: 1).ExpectedReturn / _optimum;

    private YardstickCurve Play(Func<LearnerContext, IAgent> create, long[] steps, int seedIndex, CancellationToken cancellationToken)
    {
        SeedTree seeds = new SeedTree((ulong)seedIndex).Branch(_name);
        IFiniteEnvironment judged = _create();
        IFiniteEnvironment played = _create();
        IAgent agent = create(new LearnerContext
        {
            Task = _name,
            Discretizer = new RoundingDiscretizer(played.ObservationSize),
            ActionCount = played.ActionCount,
            Seed = seeds.Derive("agent"),
            DiscountFactor = 1,
            StepBudget = StepBudget,
            LearningRate = Schedule.InverseVisits(0.6),
        });
        var driver = new AgentDriver(played, agent, seeds.Derive("environment"));
        var values = new double[steps.Length];
        var stopwatch = new Stopwatch();
        for (int i = 0; i < steps.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stopwatch.Start();
            driver.RunTo(steps[i]);
            stopwatch.Stop();
            values[i] = ShareOf(judged, agent.Freeze(TieBreaking.Random));
        }

        return new YardstickCurve(values, stopwatch.Elapsed.TotalSeconds);
    }
}
