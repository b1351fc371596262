using TabularRl.Agents;

namespace TabularRl.LearningCurves.Learners;

/// <summary>An agent of the library, as it learns the tasks.</summary>
/// <param name="Name">Its name in tables and files, and that of its page in docs/algorithms.</param>
/// <param name="Create">Makes the agent, with options that suit the task.</param>
internal sealed record Learner(string Name, Func<LearnerContext, IAgent> Create)
{
    /// <summary>How many times the task's budget of steps the agent has; default 1. Less for one that thinks longer a step.</summary>
    public double BudgetFactor { get; init; } = 1;
}
