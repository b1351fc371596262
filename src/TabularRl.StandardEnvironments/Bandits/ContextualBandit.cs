using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Bandits;

/// <summary>
/// A bandit whose arms pay with probabilities that depend on a context, which is seen before an arm is pulled: the observation is the context's
/// number, and each context comes as often as another. Pulling an arm ends the episode. Starts are the contexts.
/// </summary>
/// <remarks>
/// The optimum is the mean over the contexts of their best probabilities, and the uniformly random policy earns the mean of all. The goal is
/// a payment.
/// </remarks>
public sealed class ContextualBandit : TableDrivenEnvironment, IGoalEnvironment
{
    /// <summary>Creates a bandit.</summary>
    /// <param name="payProbabilities">The probability that an arm pays, by context and then by arm, each in [0, 1]; as many arms in every context.</param>
    /// <param name="seed">The seed of the generator until a reset brings another; default 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="payProbabilities"/> or a context of it is null.</exception>
    /// <exception cref="ArgumentException">There is no context or no arm, contexts differ in arms, or a number is no probability; the message names the place.</exception>
    public ContextualBandit(IReadOnlyList<IReadOnlyList<double>> payProbabilities, ulong seed = 0)
        : this(new PayTable(payProbabilities), seed)
    {
    }

    private ContextualBandit(PayTable pays, ulong seed)
        : base(pays.ToTransitions(), StartDistribution.Uniform(pays.Count, [.. Enumerable.Range(0, pays.Count)]), seed) =>
        PayProbabilities = pays;

    /// <summary>The probability that an arm pays, by context and then by arm.</summary>
    public IReadOnlyList<IReadOnlyList<double>> PayProbabilities { get; }

    /// <summary>Whether the last pull paid.</summary>
    public bool IsGoalReached => LastStep.Reward > 0;

    private protected override string Draw() => $"context {CurrentState} of {PayProbabilities.Count}, {ActionCount} arms, {(IsGoalReached ? "paid" : "not paid")}";
}
