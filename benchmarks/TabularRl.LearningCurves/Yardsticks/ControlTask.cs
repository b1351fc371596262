using System.Diagnostics;
using TabularRl.Agents;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.Exploration.Schedules;
using TabularRl.LearningCurves.Learners;
using TabularRl.LearningCurves.Runs;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.LearningCurves.Yardsticks;

/// <summary>A task of classic control behind a discretizer: no exact optimum, but a return that counts as solved.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Create">Makes the environment, without a limit of steps.</param>
/// <param name="StepLimit">The number of steps after which an episode is truncated, in training and when measured.</param>
/// <param name="Discretizer">Turns its observations into states.</param>
/// <param name="Target">The mean return that counts as solved.</param>
internal sealed record ControlTask(string Name, Func<IEnvironment> Create, int StepLimit, IStateDiscretizer Discretizer, double Target)
{
    public const string Measure = "mean return of the greedy policy over 100 fresh episodes";
    private const int EpisodeCount = 100;

    public required long StepBudget { get; init; }

    /// <summary>The initial action value of agents that explore by an optimistic start.</summary>
    public required double OptimisticValue { get; init; }

    /// <summary>The yardstick of an agent on this task.</summary>
    public Yardstick For(string agent, Func<LearnerContext, IAgent> create)
    {
        long[] steps = StepGrid.UpTo(StepBudget);
        return new Yardstick(agent, Name, Measure, Target, steps, (seed, cancellationToken) => Play(create, steps, seed, cancellationToken));
    }

    private YardstickCurve Play(Func<LearnerContext, IAgent> create, long[] steps, int seedIndex, CancellationToken cancellationToken)
    {
        SeedTree seeds = new SeedTree((ulong)seedIndex).Branch(Name);
        IEnvironment played = new TimeLimit(Create(), StepLimit);
        IAgent agent = create(new LearnerContext
        {
            Task = Name,
            Discretizer = Discretizer,
            ActionCount = played.ActionCount,
            Seed = seeds.Derive("agent"),
            DiscountFactor = 0.99,
            StepBudget = StepBudget,
            LearningRate = Schedule.Constant(0.1),
            OptimisticValue = OptimisticValue,
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
            values[i] = MeanReturn(agent.Freeze(), seeds.Branch("measured"));
        }

        return new YardstickCurve(values, stopwatch.Elapsed.TotalSeconds);
    }

    private double MeanReturn(IPolicy policy, SeedTree seeds)
    {
        IEnvironment environment = new TimeLimit(Create(), StepLimit);
        var random = new Xoshiro256(seeds.Derive("policy"));
        var observation = new double[environment.ObservationSize];
        double sum = 0;
        for (int episode = 0; episode < EpisodeCount; episode++)
        {
            environment.Reset(seeds.Derive((ulong)episode), observation);
            StepResult result;
            do
            {
                result = environment.Step(policy.SelectAction(observation, ActionMask.All, random).Action, observation);
                sum += result.Reward;
            }
            while (!result.Terminated && !result.Truncated);
        }

        return sum / EpisodeCount;
    }
}
