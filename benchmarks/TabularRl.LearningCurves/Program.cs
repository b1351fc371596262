using TabularRl.LearningCurves.Learners;
using TabularRl.LearningCurves.Runs;
using TabularRl.LearningCurves.Tasks;

foreach (var learner in LearnerRegistry.All)
{
    foreach (var task in ExactTasks.All.Where(t => args.Length == 0 || args.Any(a => t.Name.StartsWith(a))))
    {
        var curves = new RegretCurve[10];
        Parallel.For(0, 10, i => curves[i] = ExactRun.Play(learner, task, i, default));
        var grid = StepGrid.UpTo(ExactRun.BudgetOf(learner, task));
        var last = curves.Select(c => c.Regrets[^1]).Order().ToArray();
        Console.WriteLine($"{learner.Name,-20} {task.Name,-18} median {last[4]:F4} worst {last[^1]:F4} all {string.Join(" ", last.Select(l => l.ToString("F4")))} {curves.Average(c => c.Seconds):F2}s");
    }
}
