using System.Collections.Concurrent;
using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Crm;

namespace CrmExperiment.Pipeline;

/// <summary>A workbook and what the experiments need of it, each part made once.</summary>
internal sealed class ExperimentData
{
    private readonly bool _isGenerated;
    private readonly Lazy<CrmDataset> _published;
    private readonly Lazy<CrmDataset> _prospective;
    private readonly ConcurrentDictionary<(CrmProtocol Protocol, IReadOnlyList<CrmFeature> Features), Lazy<CrmDataset>> _others = [];
    private readonly Lazy<SimulatedResponse> _fitted;

    public ExperimentData(string path, bool isGenerated)
    {
        Workbook = CrmWorkbook.Read(path);
        _isGenerated = isGenerated;
        _published = new(() => CrmDataset.From(Workbook, CrmProtocol.Published));
        _prospective = new(() => CrmDataset.From(Workbook, CrmProtocol.Prospective));
        _fitted = new(() => SimulatedResponse.Fit(_prospective.Value.Train.Leads));
    }

    public CrmWorkbook Workbook { get; }

    public string SourceName => Workbook.SourceName;

    public string Sha256 => Workbook.Sha256;

    public CrmDataset Published => _published.Value;

    public CrmDataset DatasetFor(ExperimentDefinition definition)
    {
        CrmProtocol protocol = definition.Protocol;
        IReadOnlyList<CrmFeature> features = definition.Features;
        if (ReferenceEquals(features, CrmFeatureSets.DefaultFor(protocol)))
            return protocol == CrmProtocol.Published ? Published : _prospective.Value;
        return _others.GetOrAdd((protocol, features), key => new(() => CrmDataset.From(Workbook, key.Protocol, key.Features))).Value;
    }

    public SimulatedResponse SimulatedResponseFor(ExperimentDefinition definition) => definition.FitFunnel ? _fitted.Value : SimulatedResponse.Preset;

    /// <summary>The environment in which an experiment trains.</summary>
    /// <exception cref="UserErrorException">The training split lacks the customers that the sampler draws from.</exception>
    public CrmFunnelEnvironment CreateTrainingEnvironment(ExperimentDefinition definition)
    {
        CrmSplit train = DatasetFor(definition).Train;
        if (train.Leads.Count == 0)
            throw new UserErrorException($"The training split of '{SourceName}' is empty; a training needs more customers.");
        if (definition.Mix != CustomerMix.Uniform && (train.SubscriberIndexes.Count == 0 || train.FirstCallIndexes.Count == 0))
        {
            string lacking = train.SubscriberIndexes.Count == 0 ? "subscriber" : "customer with a first call";
            throw new UserErrorException(
                $"The training split of '{SourceName}', the earliest 70 % of the customers, has no {lacking}, and the training episodes are drawn from those in part ({definition.Mix.Name}); use data that has some.");
        }

        return CreateEnvironment(definition, train, definition.Mix.Sampler);
    }

    /// <summary>The environment of an experiment on one split, with a generator of its own.</summary>
    public CrmFunnelEnvironment CreateEnvironment(ExperimentDefinition definition, CrmSplit split, ICustomerSampler sampler) =>
        new(split, OptionsFor(definition) with { Sampler = sampler });

    /// <summary>What computes how policies of an experiment do on the test customers.</summary>
    /// <exception cref="UserErrorException">The test split is empty.</exception>
    public FunnelEvaluator CreateTestEvaluator(ExperimentDefinition definition, ulong seed)
    {
        CrmSplit test = DatasetFor(definition).Test;
        if (test.Leads.Count == 0)
            throw new UserErrorException($"The test split of '{SourceName}' is empty; an evaluation needs at least one customer in it.");
        return new FunnelEvaluator(test, OptionsFor(definition), seed);
    }

    public DataResult Describe() => new()
    {
        Source = SourceName,
        Sha256 = Sha256,
        IsGenerated = _isGenerated,
        Customers = Workbook.CustomerCount,
        Splits = [.. Published.Splits.Select(split =>
            new SplitResult(split.Name, split.Leads.Count, split.SubscriberIndexes.Count, split.FirstCallIndexes.Count))],
        Repairs = Describe(Published),
        ProspectiveRepairs = Describe(_prospective.Value),
    };

    private CrmFunnelOptions OptionsFor(ExperimentDefinition definition) => new()
    {
        Protocol = definition.Protocol,
        Response = definition.Response == ResponseKind.Simulated ? SimulatedResponseFor(definition) : LoggedResponse.Instance,
        Reward = definition.Reward,
        ContactBudget = definition.Budget,
    };

    private static RepairResult[] Describe(CrmDataset dataset) => [.. dataset.Repairs.Select(repair => new RepairResult(repair.What, repair.Count))];
}
