using TabularRl.Planning;

namespace TabularRl.Crm;

/// <summary>
/// The exact figures of a simulated funnel, for a customer who starts as a lead: planning over its <see cref="FunnelModel"/>, without a
/// random number. Rates are the probability of a subscription within the budget; returns are of the documented reward.
/// </summary>
public static class SimulatedResponseValues
{
    /// <summary>The best rate that any policy can reach.</summary>
    /// <param name="response">The funnel.</param>
    /// <param name="segment">The customer's segment, 0 to 2.</param>
    /// <param name="contactBudget">The contacts, 1 to 10.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Segment or budget is out of range.</exception>
    public static double OptimalRate(this SimulatedResponse response, int segment, int contactBudget) =>
        Optimum(RateModel(response, contactBudget), segment, 1);

    /// <summary>The best discounted return that any policy can reach.</summary>
    /// <param name="response">The funnel.</param>
    /// <param name="segment">The customer's segment, 0 to 2.</param>
    /// <param name="contactBudget">The contacts, 1 to 10.</param>
    /// <param name="discountFactor">γ, in [0, 1].</param>
    /// <returns>The expected return.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double OptimalReturn(this SimulatedResponse response, int segment, int contactBudget, double discountFactor) =>
        Optimum(new FunnelModel(response, contactBudget), segment, discountFactor);

    /// <summary>The rate of a uniformly random policy.</summary>
    /// <param name="response">The funnel.</param>
    /// <param name="segment">The customer's segment, 0 to 2.</param>
    /// <param name="contactBudget">The contacts, 1 to 10.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Segment or budget is out of range.</exception>
    public static double RandomRate(this SimulatedResponse response, int segment, int contactBudget) =>
        response.PolicyRate(FunnelPolicies.Random, segment, contactBudget);

    /// <summary>The rate of a policy that takes one action only.</summary>
    /// <param name="response">The funnel.</param>
    /// <param name="action">The action, 0 to 5.</param>
    /// <param name="segment">The customer's segment, 0 to 2.</param>
    /// <param name="contactBudget">The contacts, 1 to 10.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double ConstantRate(this SimulatedResponse response, int action, int segment, int contactBudget) =>
        response.PolicyRate(FunnelPolicies.Constant(action), segment, contactBudget);

    /// <summary>The rate of any policy that depends on the state alone.</summary>
    /// <param name="response">The funnel.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="segment">The customer's segment, 0 to 2.</param>
    /// <param name="contactBudget">The contacts, 1 to 10.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Segment or budget is out of range.</exception>
    /// <exception cref="ArgumentException">The policy's probabilities are not a distribution.</exception>
    public static double PolicyRate(this SimulatedResponse response, FunnelPolicy policy, int segment, int contactBudget) =>
        Value(RateModel(response, contactBudget), policy, segment, 1);

    /// <summary>The expected discounted return of any policy that depends on the state alone.</summary>
    /// <param name="response">The funnel.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="segment">The customer's segment, 0 to 2.</param>
    /// <param name="contactBudget">The contacts, 1 to 10.</param>
    /// <param name="discountFactor">γ, in [0, 1]; 1 for the mean of the rewards' plain sum.</param>
    /// <returns>The expected return.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">The policy's probabilities are not a distribution.</exception>
    public static double PolicyReturn(this SimulatedResponse response, FunnelPolicy policy, int segment, int contactBudget, double discountFactor) =>
        Value(new FunnelModel(response, contactBudget), policy, segment, discountFactor);

    private static FunnelModel RateModel(SimulatedResponse response, int contactBudget) => new(response, contactBudget, CrmReward.SubscriptionOnly);

    private static double Optimum(FunnelModel model, int segment, double discountFactor) =>
        ValueIteration.Solve(model, discountFactor).StateValues[model.GetStart(segment)];

    private static double Value(FunnelModel model, FunnelPolicy policy, int segment, double discountFactor) =>
        LinearEvaluation.Evaluate(model, model.ToModelPolicy(policy), discountFactor).StateValues[model.GetStart(segment)];
}
