using TabularRl.Crm;
using TabularRl.Policies;
using TabularRl.Policies.BackOff;

namespace CrmExperiment.Pipeline;

/// <summary>What a policy says of a customer, and how far that rests on customers like him.</summary>
/// <param name="Lead">The customer.</param>
/// <param name="Decision">The action and its runner-up; arbitrary where the knowledge is <see cref="RecommendationKnowledge.Unknown"/>.</param>
/// <param name="Level">The level that decided, 0 the finest.</param>
internal sealed record Recommendation(CrmLead Lead, Decision Decision, int Level)
{
    public static Recommendation Of(IPolicy policy, CrmLead lead, ReadOnlySpan<double> observation)
    {
        BackOffDecision decision = PolicyLevel.Decide(policy, observation);
        return new Recommendation(lead, decision.Decision, decision.Level);
    }

    public RecommendationKnowledge Knowledge => !Decision.IsKnown || Decision.StateVisits == 0
        ? RecommendationKnowledge.Unknown
        : Level > 0 ? RecommendationKnowledge.BackedOff : RecommendationKnowledge.Known;
}
