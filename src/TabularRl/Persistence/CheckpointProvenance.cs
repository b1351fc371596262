using System.Collections.Immutable;

namespace TabularRl.Persistence;

/// <summary>Where a table comes from: what somebody needs to make it again. Holds no path, host or user name, and no date, so that the same training gives the same file.</summary>
public sealed record CheckpointProvenance
{
    /// <summary>The version of this library that wrote the checkpoint; filled in by default.</summary>
    public string LibraryVersion { get; init; } = LibraryInfo.Version;

    /// <summary>The seed at the root of the experiment; default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The data's file name without a path, or null if there is no data file.</summary>
    /// <exception cref="ArgumentException">The name holds a directory separator.</exception>
    public string? DataName
    {
        get;
        init => field = value is null || value.AsSpan().IndexOfAny('/', '\\') < 0
            ? value
            : throw new ArgumentException($"'{value[(value.LastIndexOfAny(['/', '\\']) + 1)..]}' is wanted, the file's name without its path.", nameof(value));
    }

    /// <summary>The SHA-256 of the data file in lower-case hexadecimal, or null.</summary>
    public string? DataSha256 { get; init; }

    /// <summary>The experiment's other options by name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> Options { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
