namespace TabularRl.Training.Sweeps;

/// <summary>A rung of successive halving before it is run.</summary>
/// <param name="ConfigurationCount">The number of configurations on it.</param>
/// <param name="Budget">The budget of each trial.</param>
public readonly record struct HalvingStep(int ConfigurationCount, long Budget);
