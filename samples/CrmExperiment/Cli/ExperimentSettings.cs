using TabularRl.Crm;

namespace CrmExperiment.Cli;

internal enum ResponseKind
{
    Logged,
    Simulated,
}

/// <summary>What the command line asked for.</summary>
internal sealed record ExperimentSettings
{
    public const int PublishedBudget = 10;
    public const int DefaultLoggedBudget = 2;
    public const int DefaultSimulatedBudget = 10;
    public const string DefaultOutput = "artifacts/crm";

    /// <summary>The workbook or CSV file, or null to generate one.</summary>
    public string? DataPath { get; init; }

    public string OutputDirectory { get; init; } = DefaultOutput;

    public IReadOnlyList<CrmProtocol> Protocols { get; init; } = [CrmProtocol.Published, CrmProtocol.Prospective];

    public IReadOnlyList<ResponseKind> Responses { get; init; } = [ResponseKind.Logged, ResponseKind.Simulated];

    public CrmReward Reward { get; init; } = CrmReward.Documented;

    /// <summary>The contacts a customer under the prospective protocol, or null for the response's default.</summary>
    public int? Budget { get; init; }

    public bool FitFunnel { get; init; }

    public long EpisodeCount { get; init; } = 100_000;

    public ulong Seed { get; init; } = 42;

    public bool Quiet { get; init; }
}
