using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Exploration;

/// <summary>
/// The maximum-entropy mellowmax policy: a softmax whose temperature fits itself to each state, the most random one whose mean value is
/// the mellowmax of the values. Large ω is greedy, ties at random; ω → 0 makes all actions alike.
/// <code>π(a|s) ∝ exp(β·Q(s,a)), with β such that Σ_a π(a|s)·Q(s,a) = log((1/n) Σ_a exp(ω·Q(s,a))) / ω, over the n legal actions</code>
/// </summary>
/// <remarks>
/// Source: Asadi and Littman, "An Alternative Softmax Operator for Reinforcement Learning" (ICML 2017). Unlike that of
/// softmax, its mean is a non-expansion of the values, so that Expected SARSA under a constant ω has one fixed point. β is found in each
/// choice, which costs some tens of exponentials an action. ω has the inverse unit of the values. One random number a choice.
/// </remarks>
public sealed class Mellowmax : IExplorationPolicy
{
    internal const string KindName = "mellowmax";

    /// <summary>Creates the policy with a constant ω.</summary>
    /// <param name="omega">The parameter ω; finite, at least 0. 0 makes all actions alike.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="omega"/> is out of range.</exception>
    public Mellowmax(double omega)
        : this(ExplorationParameter.Constant(omega, "Omega", nameof(omega)))
    {
    }

    /// <summary>Creates the policy with a scheduled ω, which rises where exploration is to end.</summary>
    /// <param name="omega">The schedule; a value below 0 acts as 0. Its inputs may be the episode and the step.</param>
    /// <exception cref="ArgumentException">The schedule depends on visits, which ω has none of.</exception>
    public Mellowmax(ISchedule omega) => Schedule = ExplorationParameter.ThrowIfByVisits(omega, "Omega", nameof(omega));

    /// <inheritdoc />
    public string Kind => KindName;

    /// <inheritdoc />
    public ISchedule Schedule { get; }

    /// <inheritdoc />
    public int SelectAction(in ActionChoice choice, Xoshiro256 random) =>
        Boltzmann(in choice).Select(random.NextDouble());

    /// <inheritdoc />
    public void GetProbabilities(in ActionChoice choice, Span<double> probabilities)
    {
        ExplorationParameter.CheckLength(in choice, probabilities);
        Boltzmann(in choice).Fill(probabilities);
    }

    private static BoltzmannDistribution Boltzmann(in ActionChoice choice) => new(
        choice.Values, choice.LegalActions, MellowmaxRoot.FindInverseTemperature(choice.Values, choice.LegalActions, choice.Parameter));
}
