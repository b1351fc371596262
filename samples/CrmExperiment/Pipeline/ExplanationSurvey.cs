using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Policies;

namespace CrmExperiment.Pipeline;

/// <summary>
/// Explains a few test customers at their first contact, as the evaluation plays them: in the order of the test split the first one for each
/// action, and for the first tie, that the policy comes to, three at most, and the first one of whom it knows nothing.
/// </summary>
internal static class ExplanationSurvey
{
    private const int DecidedCount = 3;
    private const string Tie = "tie";

    /// <param name="trained">The experiment whose policy is explained.</param>
    /// <param name="data">Its data.</param>
    /// <param name="repetitions">The policies of the same experiment trained on other seeds, which are asked whether they agree.</param>
    public static IReadOnlyList<ExplanationResult> Of(TrainedExperiment trained, ExperimentData data, IReadOnlyList<IPolicy> repetitions)
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
            CrmLead lead = dataset.Test.Leads[customer];
            ExplanationResult explanation = explainer.Explain(lead, observation);
            return explanation.Actions is not [string action] || repetitions.Count == 0
                ? explanation
                : explanation with
                {
                    SeedAgreement = new(repetitions.Count, repetitions.Count(policy => IsDecidedFor(action, Recommendation.Of(policy, lead, observation)))),
                };
        }
    }

    private static bool IsDecidedFor(string action, Recommendation recommendation) =>
        recommendation.Knowledge != RecommendationKnowledge.Unknown
        && recommendation.Decision.TieCount == 1
        && CrmActions.Names[recommendation.Decision.Action] == action;

    /// <summary>The words of a split's own numbering, which under the published protocol is not that of the training.</summary>
    private static CrmFeatureWording WordingOf(CrmDataset dataset, CrmSplit split) => dataset.Protocol == CrmProtocol.Prospective
        ? new CrmFeatureWording(dataset.Fitted)
        : new CrmFeatureWording(
            dataset.Features,
            CategoryEncoder.Fit(split.Leads.Select(lead => lead.Country)),
            CategoryEncoder.Fit(split.Leads.Select(lead => lead.Education)));
}
