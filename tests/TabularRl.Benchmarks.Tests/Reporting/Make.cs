using System.Collections.Immutable;
using TabularRl.Benchmarks.Reporting;
using TabularRl.Benchmarks.RoundRobin;

namespace TabularRl.Benchmarks.Tests.Reporting;

internal static class Make
{
    public static Measurement Measurement(string name, int states, double ns, double? bytesPerState = null, double allocated = 0) => new()
    {
        Name = name,
        StateCount = states,
        BytesPerState = bytesPerState,
        Rounds = [ns, 1.5 * ns, 0.5 * ns],
        AllocatedBytesPerOperation = allocated,
    };

    public static readonly IReadOnlyList<Measurement> Measurements =
    [
        Measurement("flat-update", 1_449, 2, 48),
        Measurement("key-update", 1_449, 7, 136.12345),
        Measurement("flat-update", 100_000, 10, 48),
        Measurement("key-update", 100_000, 25.0004, 101),
        Measurement("flat-update-zipf", 1_449, 3, 48),
        Measurement("key-update-zipf", 1_449, 6, 136),
        Measurement("training-bare-loop", 1_300, 80),
        Measurement("trainer-overhead", 1_300, 84),
        Measurement("experiment", 1_301, 2_440.5, 120, 0.25),
    ];

    public static readonly MachineInfo Machine = new(
        "AMD \"Any\"", 2, 256, "Debian 12", "X64", ".NET 10.0.0", ImmutableSortedDictionary<string, string>.Empty.Add("TabularRl", "0.1.0").Add("BenchmarkDotNet", "0.15.8"));

    public static readonly IReadOnlyList<CurveRow> Curves =
    [
        new("sequential", 100, -10.5, 0), new("sequential", 200, 2.25, 0.5), new("2 workers", 100, -11, 0.125), new("2 workers", 200, 2, 0.25),
    ];

    public static Report Report() => new(Summary.From(Measurements), Machine, Curves);
}
