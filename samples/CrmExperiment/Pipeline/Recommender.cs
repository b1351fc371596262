using System.Numerics;
using CrmExperiment.Cli;
using TabularRl.Crm;
using TabularRl.Persistence;
using TabularRl.Policies;

namespace CrmExperiment.Pipeline;

/// <summary>Asks a checkpoint's policy for the next action of new customers, whom it sees by what was fitted on its own training split.</summary>
internal sealed class Recommender
{
    /// <summary>The entry of a checkpoint's options that holds what was fitted on the training split.</summary>
    public const string FittedFeatures = "fitted-features";

    private readonly IPolicy _policy;
    private readonly FittedCrmFeatures _fitted;
    private readonly CustomerProgress _progress;

    public Recommender(Checkpoint checkpoint)
    {
        Definition = ExperimentDefinition.FromOptions(checkpoint.Provenance.Options);
        if (!checkpoint.Provenance.Options.TryGetValue(FittedFeatures, out string? json))
        {
            throw new UserErrorException(
                "The checkpoint does not hold the encoders of its training customers, without which new ones have no features; train it again with this version of the program.");
        }

        _fitted = FittedCrmFeatures.FromJson(json);
        _policy = ExperimentTraining.Freeze(Definition, checkpoint);

        // A fitted funnel has the preset's prerequisites, and its smoothed chances are never nought: the same places can be reached.
        _progress = new CustomerProgress(
            _fitted.Protocol, Definition.Response == ResponseKind.Simulated ? SimulatedResponse.Preset : LoggedResponse.Instance);
    }

    public ExperimentDefinition Definition { get; }

    /// <summary>One recommendation for every customer of a workbook, in the file's order.</summary>
    public IReadOnlyList<Recommendation> Recommend(string dataPath)
    {
        CrmSplit customers = Read(CrmWorkbook.Read(dataPath));
        return [.. customers.Leads.Select((lead, customer) => Recommendation.Of(_policy, lead, Observe(customers, customer)))];
    }

    /// <summary>Why a customer of a workbook gets his action.</summary>
    /// <exception cref="UserErrorException">The workbook has no such customer.</exception>
    public CustomerExplanation Explain(CrmWorkbook workbook, long customerId)
    {
        CrmSplit customers = Read(workbook);
        int customer = CustomerIds.Find(customers.Leads, customerId, workbook.SourceName);
        CrmLead lead = customers.Leads[customer];
        var explainer = new CustomerExplainer(Definition, _policy, new CrmFeatureWording(_fitted));
        return new CustomerExplanation(lead, _progress.IsAsLogged(lead), explainer.Explain(lead, Observe(customers, customer)));
    }

    private CrmSplit Read(CrmWorkbook workbook) => _fitted.CreateSplit("new", workbook.Clean(_fitted.Protocol, _fitted.Cleaning));

    private double[] Observe(CrmSplit customers, int customer) => _progress.Observe(customers, customer, ContactsLeft(customers.Leads[customer]));

    // In training every step had cost a contact at least.
    private int ContactsLeft(CrmLead lead) =>
        Math.Max(1, Definition.Budget - BitOperations.PopCount((uint)_progress.StateOf(lead).Steps));
}
