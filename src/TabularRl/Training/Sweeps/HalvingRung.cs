namespace TabularRl.Training.Sweeps;

/// <summary>A rung of successive halving after it was run.</summary>
/// <param name="Budget">The budget of each trial.</param>
/// <param name="Result">The table of the configurations that were on it, in their order.</param>
public sealed record HalvingRung(long Budget, SweepResult Result);
