namespace TabularRl.LearningCurves.Yardsticks;

/// <summary>A task whose right yardstick is not the regret of the greedy policy, and an agent that is measured by it.</summary>
/// <param name="Agent">The agent's name, as in docs/algorithms.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Measure">What is measured, with its unit.</param>
/// <param name="Target">What a seed should reach at the end.</param>
/// <param name="Steps">The points at which it is measured; the last is the number of steps of a training.</param>
/// <param name="Play">Trains under a seed. The same curve for the same seed.</param>
internal sealed record Yardstick(
    string Agent, string Task, string Measure, double Target, long[] Steps, Func<int, CancellationToken, YardstickCurve> Play)
{
    /// <summary>Whether more is better; default true.</summary>
    public bool IsMoreBetter { get; init; } = true;

    public bool IsReached(double value) => IsMoreBetter ? value >= Target : value <= Target;
}
