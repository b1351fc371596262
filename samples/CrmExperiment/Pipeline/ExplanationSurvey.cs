using CrmExperiment.Results;
using TabularRl.Crm;

namespace CrmExperiment.Pipeline;

/// <summary>
/// Explains a few test customers at their first contact, as the evaluation plays them: in the order of the test split the first one for each
/// action, and for the first tie, that the policy comes to, three at most, and the first one of whom it knows nothing.
/// </summary>
internal static class ExplanationSurvey
{
    private const int DecidedCount = 3;
    private const string Tie = "tie";

    public static IReadOnlyList<ExplanationResult> Of(TrainedExperiment trained, ExperimentData data)
    {
        ExperimentDefinition definition = trained.Definition;
        CrmDataset dataset = data.DatasetFor(definition);
        CrmFunnelEnvironment environment = data.CreateEnvironment(definition, dataset.Test, UniformSampler.Instance);
        var explainer = new CustomerExplainer(definition, trained.Policy, new CrmFeatureWording(dataset.Fitted), WordingOf(dataset, dataset.Test));
        var chosen = new Dictionary<string, int>(StringComparer.Ordinal);
        int unknown = -1;
        var observation = new double[environment.ObservationSize];
        for (int customer = 0; customer < dataset.Test.Leads.Count && (unknown < 0 || chosen.Count < DecidedCount); customer++)
        {
            environment.ResetTo(customer, seed: null, observation);
            var recommendation = Recommendation.Of(trained.Policy, dataset.Test.Leads[customer], observation);
            if (recommendation.Knowledge == RecommendationKnowledge.Unknown)
                unknown = unknown < 0 ? customer : unknown;
            else if (chosen.Count < DecidedCount)
                chosen.TryAdd(recommendation.Decision.TieCount > 1 ? Tie : CrmActions.Names[recommendation.Decision.Action], customer);
        }

        return [.. chosen.Values.Append(unknown).Where(customer => customer >= 0).Order().Select(Explain)];

        ExplanationResult Explain(int customer)
        {
            environment.ResetTo(customer, seed: null, observation);
            return explainer.Explain(dataset.Test.Leads[customer], observation);
        }
    }

    /// <summary>The words of a split's own numbering, which under the published protocol is not that of the training.</summary>
    private static CrmFeatureWording WordingOf(CrmDataset dataset, CrmSplit split) => dataset.Protocol == CrmProtocol.Prospective
        ? new CrmFeatureWording(dataset.Fitted)
        : new CrmFeatureWording(
            dataset.Features,
            CategoryEncoder.Fit(split.Leads.Select(lead => lead.Country)),
            CategoryEncoder.Fit(split.Leads.Select(lead => lead.Education)));
}
