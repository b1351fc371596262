using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Bandits;

/// <summary>
/// A bandit with several arms, each of which pays 1 with a probability of its own and else nothing. Pulling an arm ends the episode, so that
/// the value of an action is its arm's probability, and nothing is bootstrapped. The observation is always 0.
/// </summary>
/// <remarks>The optimum is the greatest probability, and the uniformly random policy earns their mean. The goal is a payment.</remarks>
public sealed class BernoulliBandit : TableDrivenEnvironment, IGoalEnvironment
{
    /// <summary>Creates a bandit.</summary>
    /// <param name="payProbabilities">The probability that an arm pays, by arm, each in [0, 1]; at least one arm.</param>
    /// <param name="seed">The seed of the generator until a reset brings another; default 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="payProbabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no arm, or a number is no probability; the message names the arm.</exception>
    public BernoulliBandit(IReadOnlyList<double> payProbabilities, ulong seed = 0)
        : this(new PayTable([payProbabilities]), seed)
    {
    }

    private BernoulliBandit(PayTable pays, ulong seed)
        : base(pays.ToTransitions(), StartDistribution.Uniform(1, 0), seed) =>
        PayProbabilities = pays[0];

    /// <summary>The probability that an arm pays, by arm.</summary>
    public IReadOnlyList<double> PayProbabilities { get; }

    /// <summary>Whether the last pull paid.</summary>
    public bool IsGoalReached => LastStep.Reward > 0;

    private protected override string Draw() => $"{ActionCount} arms, {(IsGoalReached ? "paid" : "not paid")}";
}
