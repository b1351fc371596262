namespace TabularRl.Benchmarks.Reporting;

/// <summary>A run's results and the machine they are of.</summary>
/// <param name="Summary">What was measured.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Curves">Learning curves of trainings that are compared; the same on every machine.</param>
internal sealed record Report(Summary Summary, MachineInfo Machine, IReadOnlyList<CurveRow> Curves);
