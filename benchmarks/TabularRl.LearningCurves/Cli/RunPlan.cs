using TabularRl.LearningCurves.Learners;
using TabularRl.LearningCurves.Tasks;
using TabularRl.LearningCurves.Yardsticks;

namespace TabularRl.LearningCurves.Cli;

/// <summary>What a run plays.</summary>
/// <param name="Learners">The agents that learn the tasks.</param>
/// <param name="Tasks">The tasks with an exact optimum.</param>
/// <param name="Yardsticks">What is measured otherwise.</param>
internal sealed record RunPlan(IReadOnlyList<Learner> Learners, IReadOnlyList<ExactTask> Tasks, IReadOnlyList<Yardstick> Yardsticks)
{
    /// <summary>The agents and tasks of the given names; all where none is given.</summary>
    /// <returns>Null, and what is wrong, where a name is unknown or nothing is left.</returns>
    public static RunPlan? Select(IReadOnlyList<string> agents, IReadOnlyList<string> tasks, out string mistake)
    {
        string[] knownAgents = [.. LearnerRegistry.All.Select(learner => learner.Name).Concat(YardstickRegistry.All.Select(yardstick => yardstick.Agent)).Distinct()];
        string[] knownTasks =
        [
            .. ExactTasks.All.Select(task => task.Name).Append(ExactTasks.RandomModels).Concat(YardstickRegistry.All.Select(yardstick => yardstick.Task)).Distinct(),
        ];
        mistake = Unknown("agent", agents, knownAgents) ?? Unknown("task", tasks, knownTasks) ?? "";
        if (mistake.Length > 0)
            return null;
        var plan = new RunPlan(
            [.. LearnerRegistry.All.Where(learner => IsChosen(agents, learner.Name))],
            [.. ExactTasks.All.Where(task => IsChosen(tasks, task.Name) || (task.Group.Length > 0 && IsChosen(tasks, task.Group)))],
            [.. YardstickRegistry.All.Where(yardstick => IsChosen(agents, yardstick.Agent) && IsChosen(tasks, yardstick.Task))]);
        if ((plan.Learners.Count == 0 || plan.Tasks.Count == 0) && plan.Yardsticks.Count == 0)
            mistake = $"No agent of {string.Join(", ", agents)} plays {string.Join(", ", tasks)}.";
        return mistake.Length > 0 ? null : plan;
    }

    private static bool IsChosen(IReadOnlyList<string> names, string name) => names.Count == 0 || names.Contains(name);

    private static string? Unknown(string kind, IReadOnlyList<string> names, string[] known)
    {
        string? unknown = names.FirstOrDefault(name => !known.Contains(name));
        return unknown is null ? null : $"There is no {kind} '{unknown}'; there are {string.Join(", ", known)}.";
    }
}
