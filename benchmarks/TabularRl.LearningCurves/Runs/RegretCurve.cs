namespace TabularRl.LearningCurves.Runs;

/// <summary>The regret of one agent on one task under one seed, along its training.</summary>
/// <param name="Regrets">The regret of the greedy policy at each point of the grid.</param>
/// <param name="Seconds">The time that learning took; evaluations are not counted.</param>
internal sealed record RegretCurve(double[] Regrets, double Seconds);
