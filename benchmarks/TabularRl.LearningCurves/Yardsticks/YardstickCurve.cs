namespace TabularRl.LearningCurves.Yardsticks;

/// <summary>What an agent reached under one seed.</summary>
/// <param name="Values">The measure at each point.</param>
/// <param name="Seconds">The time that learning took; measuring is not counted.</param>
internal sealed record YardstickCurve(double[] Values, double Seconds);
