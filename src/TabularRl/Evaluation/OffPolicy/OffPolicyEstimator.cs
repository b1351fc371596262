namespace TabularRl.Evaluation.OffPolicy;

/// <summary>
/// The ways of estimating, from episodes that a behavior policy b played, what a target policy π would have earned. The ratio of a step is
/// ρ_t = π(a_t|s_t) / b(a_t|s_t), an episode's weight up to a step w_t = ρ_0 ⋯ ρ_t; G is its discounted return, n the number of episodes,
/// T the last step, and V̂, Q̂ the values of π in a model fitted from the log.
/// </summary>
public enum OffPolicyEstimator
{
    /// <summary>
    /// Importance sampling: unbiased, and of the greatest variance. <code>IS = 1/n · Σ_i w_T,i · G_i</code>
    /// Source: Precup, Sutton and Singh, "Eligibility Traces for Off-Policy Policy Evaluation" (ICML 2000); Sutton and Barto 2018, §5.5.
    /// </summary>
    ImportanceSampling,

    /// <summary>
    /// Weighted (self-normalised) importance sampling: biased in small logs, consistent, and never outside the range of the logged returns.
    /// <code>WIS = Σ_i w_T,i · G_i / Σ_i w_T,i</code> Source: as above.
    /// </summary>
    WeightedImportanceSampling,

    /// <summary>
    /// Per-decision importance sampling: unbiased; a reward is weighted only by the decisions before it.
    /// <code>PDIS = 1/n · Σ_i Σ_t γ^t · w_t,i · r_t,i</code> Source: as above; Sutton and Barto 2018, §5.9.
    /// </summary>
    PerDecision,

    /// <summary>
    /// Weighted per-decision importance sampling: consistent; an episode that has ended keeps its last weight and earns 0.
    /// <code>WPDIS = Σ_t γ^t · Σ_i w_t,i · r_t,i / Σ_i w_t,i</code>
    /// Source: Thomas, "Safe Reinforcement Learning" (2015), §3.9.
    /// </summary>
    WeightedPerDecision,

    /// <summary>
    /// The direct method: the mean value of the first states in a tabular model fitted from the log. No weights and little variance, but
    /// biased wherever the cells lump states that differ, and silent about it.
    /// <code>DM = 1/n · Σ_i V̂(s_0,i),  Q̂(s,a) = r̂(s,a) + γ · Σ_s' p̂(s'|s,a) · V̂(s'),  V̂(s) = Σ_a π(a|s) · Q̂(s,a)</code>
    /// The model is the log's relative frequencies, solved by unrolling it for as many steps as the longest logged episode has: the fixed
    /// point of tabular fitted Q-evaluation (Le, Voloshin and Yue, ICML 2019), cut at that horizon.
    /// </summary>
    DirectMethod,

    /// <summary>
    /// Doubly robust: right if either the propensities or the model is, and of little variance where the model is good. The model of an
    /// episode is fitted without it (cross-fitting). <code>DR_t = V̂(s_t) + ρ_t · (r_t + γ · DR_t+1 − Q̂(s_t,a_t)),  DR = 1/n · Σ_i DR_0,i</code>
    /// Source: Jiang and Li, "Doubly Robust Off-policy Value Evaluation for Reinforcement Learning" (ICML 2016), eq. 10.
    /// </summary>
    DoublyRobust,
}
