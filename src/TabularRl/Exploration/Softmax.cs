using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Exploration;

/// <summary>
/// Softmax (Boltzmann): the better an action, the likelier; a high temperature τ makes all alike, τ → 0 is greedy, ties at random.
/// <code>π(a|s) = exp(Q(s,a)/τ) / Σ_b exp(Q(s,b)/τ), over the legal actions</code>
/// </summary>
/// <remarks>
/// Source: Watkins 1989; Sutton and Barto 1998 (the first edition), §2.3. τ has the unit of the values: what counts is τ beside the
/// differences between them. The greatest value is taken off before the powers, so that none overflows. One random number a choice.
/// </remarks>
public sealed class Softmax : IExplorationPolicy
{
    internal const string KindName = "softmax";

    /// <summary>Creates the policy with a constant temperature.</summary>
    /// <param name="temperature">The temperature τ; finite, at least 0. 0 is greedy.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="temperature"/> is out of range.</exception>
    public Softmax(double temperature)
        : this(ExplorationParameter.Constant(temperature, "The temperature", nameof(temperature)))
    {
    }

    /// <summary>Creates the policy with a scheduled temperature.</summary>
    /// <param name="temperature">The schedule; a value below 0 acts as 0. Its inputs may be the episode and the step.</param>
    /// <exception cref="ArgumentException">The schedule depends on visits, which τ has none of.</exception>
    public Softmax(ISchedule temperature) =>
        Schedule = ExplorationParameter.ThrowIfByVisits(temperature, "The temperature", nameof(temperature));

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

    // 1/τ is infinite for τ = 0, which leaves the greatest values alone.
    private static BoltzmannDistribution Boltzmann(in ActionChoice choice) =>
        new(choice.Values, choice.LegalActions, 1 / Math.Max(choice.Parameter, 0));
}
