using System.Diagnostics;
using TabularRl.Agents;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Environments.Wrappers;
using TabularRl.LearningCurves.Learners;
using TabularRl.LearningCurves.Tasks;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.LearningCurves.Runs;

/// <summary>Trains an agent on a task with an exact optimum and looks at its greedy policy along the way.</summary>
internal static class ExactRun
{
    /// <summary>The number of steps that the agent has.</summary>
    public static long BudgetOf(Learner learner, ExactTask task) => Math.Max(1, (long)(task.StepBudget * learner.BudgetFactor));

    /// <summary>The same curve for the same seed, whatever else runs beside it. The environment's draws are the same for every agent.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static RegretCurve Play(Learner learner, ExactTask task, int seedIndex, CancellationToken cancellationToken)
    {
        SeedTree seeds = new SeedTree((ulong)seedIndex).Branch(task.Name);
        IFiniteEnvironment judged = task.CreateEnvironment();
        IFiniteEnvironment played = task.CreateEnvironment();
        long budget = BudgetOf(learner, task);
        IAgent agent = learner.Create(new LearnerContext
        {
            Task = task.Name,
            Discretizer = new RoundingDiscretizer(played.ObservationSize),
            ActionCount = played.ActionCount,
            Seed = seeds.Derive("agent"),
            DiscountFactor = ExactTask.DiscountFactor,
            StepBudget = budget,
            LearningRate = task.LearningRate,
            OptimisticValue = task.OptimisticValue,
            GreatestReturn = task.GreatestReturn,
            LeastReturn = task.LeastReturn,
            IsDeterministic = task.IsDeterministic,
        });
        var driver = new AgentDriver(new TimeLimit(played, task.StepLimit), agent, seeds.Derive("environment"));
        long[] grid = StepGrid.UpTo(budget);
        var regrets = new double[grid.Length];
        var stopwatch = new Stopwatch();
        for (int i = 0; i < grid.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stopwatch.Start();
            driver.RunTo(grid[i]);
            stopwatch.Stop();
            regrets[i] = task.Regret(judged, agent.Freeze(TieBreaking.Random));
        }

        return new RegretCurve(regrets, stopwatch.Elapsed.TotalSeconds);
    }
}
