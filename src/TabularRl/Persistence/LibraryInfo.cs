using System.Reflection;

namespace TabularRl.Persistence;

internal static class LibraryInfo
{
    /// <summary>The library's version without build metadata.</summary>
    public static string Version { get; } =
        typeof(LibraryInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
