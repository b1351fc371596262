using CrmExperiment.Cli;
using TabularRl.Crm;

namespace CrmExperiment.Pipeline;

/// <summary>Which experiments a command line asks for.</summary>
internal static class ExperimentPlan
{
    public static IReadOnlyList<ExperimentDefinition> Create(ExperimentSettings settings)
    {
        var plan = new List<ExperimentDefinition>();
        foreach (CrmProtocol protocol in settings.Protocols)
        {
            foreach (ResponseKind response in settings.Responses)
            {
                if (protocol == CrmProtocol.Prospective || response == ResponseKind.Logged)
                    plan.Add(Define(settings, protocol, response));
            }
        }

        return plan;
    }

    /// <summary>The published experiment, whatever else is asked for.</summary>
    public static ExperimentDefinition CreatePublished(ExperimentSettings settings) => Define(settings, CrmProtocol.Published, ResponseKind.Logged);

    private static ExperimentDefinition Define(ExperimentSettings settings, CrmProtocol protocol, ResponseKind response)
    {
        var definition = new ExperimentDefinition
        {
            Name = "",
            Protocol = protocol,
            Response = response,
            Reward = settings.Reward,
            FitFunnel = settings.FitFunnel,
            Budget = (protocol, response) switch
            {
                (CrmProtocol.Published, _) => ExperimentSettings.PublishedBudget,
                (_, ResponseKind.Logged) => settings.Budget ?? ExperimentSettings.DefaultLoggedBudget,
                _ => settings.Budget ?? ExperimentSettings.DefaultSimulatedBudget,
            },
        };
        return definition with { Name = $"baseline-{definition.ProtocolName}-{definition.ResponseName}" };
    }
}
