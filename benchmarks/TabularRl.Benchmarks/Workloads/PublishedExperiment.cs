using TabularRl.Agents.QLearning;
using TabularRl.Crm;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>The published experiment on the training customers of a generated workbook.</summary>
internal sealed class PublishedExperiment
{
    public const long EpisodeCount = 100_000;

    private readonly CrmSplit _customers;
    private readonly RoundingDiscretizer _discretizer;

    private PublishedExperiment(CrmSplit customers)
    {
        _customers = customers;
        _discretizer = new RoundingDiscretizer(
            customers.Features.Select(feature => feature.Name), new RoundingOptions { SinglePrecision = true, CellWidth = CellWidth.Int16 });
    }

    /// <summary>Generates the workbook and reads it as a user's would be read.</summary>
    public static PublishedExperiment Create(int? customerCount = null)
    {
        var options = new CrmWorkbookGeneratorOptions();
        using var folder = new ScratchFolder();
        string path = folder.FileNamed("leads.xlsx");
        new CrmWorkbookGenerator(options with { CustomerCount = customerCount ?? options.CustomerCount }).Write(path);
        return new PublishedExperiment(CrmDataset.Load(path, CrmProtocol.Published).Train);
    }

    public CrmFunnelEnvironment CreateEnvironment() => new(_customers, new CrmFunnelOptions { Protocol = CrmProtocol.Published });

    public QLearningAgent CreateAgent(ulong seed) => new(_discretizer, CrmActions.Count, new QLearningOptions
    {
        DiscountFactor = 0.95,
        LearningRate = Schedule.Constant(0.1),
        Exploration = new EpsilonGreedy(Schedule.Exponential(1.0, 0.995, 0.01)),
        Seed = seed,
    });
}
