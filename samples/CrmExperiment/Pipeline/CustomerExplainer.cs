using CrmExperiment.Reporting;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Interpretation;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;

namespace CrmExperiment.Pipeline;

/// <summary>Says why a policy gives a customer his action, from the level that decided, and that it knows nothing where it does not.</summary>
internal sealed class CustomerExplainer
{
    /// <summary>The states that an explained one is compared with: few enough that 15 features take well under a second.</summary>
    public const int BackgroundCount = 100;

    private readonly ExperimentDefinition _definition;
    private readonly IPolicy _policy;
    private readonly CrmFeatureWording _trained;
    private readonly CrmFeatureWording _own;

    /// <summary>Prepares to explain a policy.</summary>
    /// <param name="definition">The experiment.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="trained">The words of the numbering that the policy was trained under.</param>
    /// <param name="own">The words of the numbering that the customers have; null for that of the training, which only the published protocol's splits have not.</param>
    public CustomerExplainer(ExperimentDefinition definition, IPolicy policy, CrmFeatureWording trained, CrmFeatureWording? own = null)
    {
        _definition = definition;
        _policy = policy;
        _trained = trained;
        _own = own ?? trained;
    }

    public ExplanationResult Explain(CrmLead lead, double[] observation)
    {
        BackOffDecision decided = PolicyLevel.Decide(_policy, observation);
        Decision decision = decided.Decision;
        RecommendationKnowledge knowledge = new Recommendation(lead, decision, decided.Level).Knowledge;
        bool isKnown = knowledge != RecommendationKnowledge.Unknown;
        bool isDecided = isKnown && decision.TieCount == 1;

        PolicyLevel level = PolicyLevel.Of(_policy, decided.Level);
        var explainer = new StateExplainer(level.Policy, new StateExplainerOptions { CategoricalCells = level.CategoricalCells(_trained.Features) });
        StateExplanation reading = explainer.Explain(observation, decided.Candidates);
        return new ExplanationResult
        {
            Experiment = _definition.Name,
            Reward = _definition.RewardName,
            Response = _definition.ResponseName,
            SubscriberShareInTraining = _definition.Mix.SubscriberShare,
            Customer = lead.Id,
            Country = lead.Country,
            Bootcamp = lead.Education,
            State = [.. observation.Select((value, feature) => new FeatureValueResult(NameOf(feature), value, _own.Describe(feature, value)))],
            CountryInTraining = CountryInTraining(observation),
            Knowledge = RecommendationCsv.NameOf(knowledge),
            Level = decided.Level,
            LevelFeatures = [.. level.Features.Select(_trained.NameOf)],
            PassedOver = [.. decided.PassedOver.Select(NameOf)],
            Actions = isKnown
                ? [.. reading.Actions.Where(action => action.IsLegal && action.Value == decision.ActionValue).Select(action => CrmActions.Names[action.Action])]
                : [],
            Value = isKnown ? decision.ActionValue : null,
            RunnerUp = isDecided ? CrmActions.Names[decision.RunnerUp] : null,
            Margin = isDecided ? decision.ActionValue - decision.RunnerUpValue : null,
            StateVisits = decision.StateVisits,
            ActionVisits = decision.Visits,
            Values = isKnown
                ? [.. reading.Actions.Select(action => new ActionValueResult(CrmActions.Names[action.Action], action.Value, action.Visits, !action.IsLegal))]
                : [],
            Contributions = isDecided && level.Features.Length > 0 ? Share(level, observation, decided) : null,
            Change = isDecided ? FindChange(explainer, level, observation, decision.Action) : null,
            Nearest = [.. reading.Nearest.Select(near => Describe(near, level, observation))],
        };
    }

    private ContributionsResult Share(PolicyLevel level, double[] observation, BackOffDecision decided)
    {
        double[][] background = TrainingBackground.Of(level, observation, BackgroundCount);
        ShapleyExplanation shares = new ShapleyExplainer(level.Policy, background).Explain(observation, decided.Candidates);
        return new ContributionsResult(
            shares.BackgroundCount,
            shares.BaseValue,
            shares.UnknownShare,
            [.. level.Features.Select(feature => new ContributionResult(NameOf(feature), _trained.Describe(feature, observation[feature]), shares.Contributions[feature].Value))]);
    }

    /// <summary>The nearest state of the level for which the whole policy, which may decide it at another level, takes another action.</summary>
    private ChangeResult? FindChange(StateExplainer explainer, PolicyLevel level, double[] observation, int action)
    {
        Counterfactual? nearest = Enumerable.Range(0, CrmActions.Count)
            .Where(wanted => wanted != action)
            .Select(wanted => explainer.FindCounterfactual(observation, new CounterfactualOptions { WantedAction = wanted }))
            .OfType<Counterfactual>()
            .Where(change => PolicyLevel.Decide(_policy, level.Observe(change.Cells.AsSpan(), observation)).Decision is { TieCount: 1 } there && there.Action == change.Action)
            .OrderBy(change => change.Distance.DifferingCells)
            .ThenBy(change => change.Distance.ScaledDistance)
            .ThenByDescending(change => change.Decision.StateVisits)
            .FirstOrDefault();
        return nearest is null
            ? null
            : new ChangeResult(
                CrmActions.Names[nearest.Action],
                nearest.Decision.StateVisits,
                [.. nearest.Changes.Select(change => Describe(level.Features[change.Position], observation, change.To))]);
    }

    private NearestResult Describe(NearestState near, PolicyLevel level, double[] observation)
    {
        var cells = new int[near.Cells.Length];
        level.Policy.Discretizer.Discretize(observation, cells);
        return new NearestResult(
            near.Decision.TieCount > 1 ? null : CrmActions.Names[near.Decision.Action],
            near.Decision.StateVisits,
            [.. level.Features.Index().Where(entry => cells[entry.Index] != near.Cells[entry.Index]).Select(entry => Describe(entry.Item, observation, near.Cells[entry.Index]))]);
    }

    private FeatureChangeResult Describe(int feature, double[] observation, int to) =>
        new(NameOf(feature), _trained.Describe(feature, observation[feature]), _trained.Describe(feature, ExperimentDefinition.ValueOf(to)));

    /// <summary>What the customer's country number meant in training, where that is another country.</summary>
    private string? CountryInTraining(double[] observation)
    {
        int country = _definition.Features.Index().Where(entry => entry.Item.Name == "Country_Encoded").Select(entry => entry.Index).FirstOrDefault(-1);
        if (country < 0)
            return null;
        string trained = _trained.Describe(country, observation[country]);
        return trained == _own.Describe(country, observation[country]) ? null : trained;
    }

    private string NameOf(int feature) => _definition.Features[feature].Name;

    private static string NameOf(BackOffReason reason) => reason switch
    {
        BackOffReason.UnknownState => "unknown-state",
        BackOffReason.FewVisits => "few-visits",
        BackOffReason.Tied => "tied",
        _ => "overlapping",
    };
}
