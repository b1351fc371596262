using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Environments;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>What the figures of a run depend on: never a host, a user or a path.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Cores">The cores that the process may use.</param>
/// <param name="VectorBits">The widest vectors that the runtime uses, in bits.</param>
/// <param name="OperatingSystem">The operating system and its version.</param>
/// <param name="Architecture">The architecture of the process.</param>
/// <param name="Runtime">The runtime and its version.</param>
/// <param name="Packages">The packages that the program runs on, with their versions.</param>
internal sealed record MachineInfo(
    string Processor,
    int Cores,
    int VectorBits,
    string OperatingSystem,
    string Architecture,
    string Runtime,
    ImmutableSortedDictionary<string, string> Packages)
{
    public static MachineInfo Current() => new(
        HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName?.Trim() ?? "unknown processor",
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64,
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        RuntimeInformation.FrameworkDescription,
        PackageVersions());

    /// <summary>The machine in one line.</summary>
    public override string ToString() =>
        $"{Processor}, {Cores} {(Cores == 1 ? "core" : "cores")}, {VectorBits}-bit vectors; {OperatingSystem}, {Architecture}; {Runtime}";

    /// <summary>The packages in one line.</summary>
    public string DescribePackages() => string.Join(", ", Packages.Select(package => $"{package.Key} {package.Value}"));

    private static ImmutableSortedDictionary<string, string> PackageVersions()
    {
        Assembly[] assemblies =
        [
            typeof(Tables.QTable).Assembly,
            typeof(Crm.CrmFunnelEnvironment).Assembly,
            typeof(MathNet.Numerics.Statistics.Statistics).Assembly,
            typeof(MessagePack.MessagePackWriter).Assembly,
            typeof(BenchmarkDotNet.Running.BenchmarkSwitcher).Assembly,
        ];
        return assemblies.ToImmutableSortedDictionary(assembly => assembly.GetName().Name!, VersionOf, StringComparer.Ordinal);
    }

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version!.ToString();
}
