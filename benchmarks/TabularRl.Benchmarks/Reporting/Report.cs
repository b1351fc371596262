namespace TabularRl.Benchmarks.Reporting;

/// <summary>A run's results and the machine they are of.</summary>
internal sealed record Report(Summary Summary, MachineInfo Machine);
