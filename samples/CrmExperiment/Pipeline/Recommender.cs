using System.Numerics;
using CrmExperiment.Cli;
using TabularRl.Crm;
using TabularRl.Interpretation;
using TabularRl.Persistence;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;

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
        CrmSplit customers = _fitted.CreateSplit("new", CrmWorkbook.Read(dataPath).Clean(_fitted.Protocol, _fitted.Cleaning));
        return [.. customers.Leads.Select((lead, customer) => Decide(lead, _progress.Observe(customers, customer, ContactsLeft(lead))))];
    }

    /// <summary>Why a customer of a workbook gets his action.</summary>
    public CustomerExplanation Explain(string dataPath, long customerId)
    {
        CrmSplit customers = _fitted.CreateSplit("new", CrmWorkbook.Read(dataPath).Clean(_fitted.Protocol, _fitted.Cleaning));
        int customer = customers.Leads.Index().Where(entry => entry.Item.Id == customerId).Select(entry => entry.Index).FirstOrDefault(-1);
        if (customer < 0)
            throw new UserErrorException($"'{Path.GetFileName(dataPath)}' has no customer {customerId}; --customer takes an ID of its first column.");
        CrmLead lead = customers.Leads[customer];
        double[] observation = _progress.Observe(customers, customer, ContactsLeft(lead));
        Recommendation recommendation = Decide(lead, observation);
        BackOffDecision? backOff = (_policy as FrozenBackOffPolicy)?.Decide(observation);
        FrozenPolicy level = _policy is FrozenBackOffPolicy levels ? levels.GetLevel(recommendation.Level) : (FrozenPolicy)_policy;
        var labels = new TableLabels(level, [.. CrmActions.DisplayNames]);
        return new CustomerExplanation(recommendation, backOff?.PassedOver ?? [], new StateExplainer(level).Explain(observation).ToText(labels));
    }

    private Recommendation Decide(CrmLead lead, double[] observation)
    {
        if (_policy is FrozenBackOffPolicy backOff)
        {
            BackOffDecision decision = backOff.Decide(observation);
            return new Recommendation(lead, decision.Decision, decision.Level);
        }

        return new Recommendation(lead, ((FrozenPolicy)_policy).Decide(observation), 0);
    }

    // In training every step had cost a contact at least.
    private int ContactsLeft(CrmLead lead) =>
        Math.Max(1, Definition.Budget - BitOperations.PopCount((uint)_progress.StateOf(lead).Steps));
}
