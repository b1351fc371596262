using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Exploration;

/// <summary>
/// Count bonus: the action of greatest value and bonus, which shrinks with the updates of the action in this state; ties at random.
/// Legal actions without a visit come first.
/// <code>argmax_a Q(s,a) + β / √n(s,a)</code>
/// </summary>
/// <remarks>
/// Source: the bonus of MBIE-EB (Strehl and Littman 2008), here in the choice alone: no value learns it, so it does not draw the agent
/// to states that are little known further off. β has the unit of the values; β = 0 is greedy, unvisited actions included. Where visits are
/// not known, every action counts as unvisited. One random number a choice.
/// </remarks>
public sealed class CountBonus : IExplorationPolicy
{
    internal const string KindName = "count-bonus";

    /// <summary>Creates the policy with a constant β.</summary>
    /// <param name="bonus">The bonus β after one visit, in units of the values; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bonus"/> is out of range.</exception>
    public CountBonus(double bonus)
        : this(ExplorationParameter.Constant(bonus, "The bonus", nameof(bonus)))
    {
    }

    /// <summary>Creates the policy with a scheduled β.</summary>
    /// <param name="bonus">The schedule; a value below 0 acts as 0. Its inputs may be the episode and the step.</param>
    /// <exception cref="ArgumentException">The schedule depends on visits, which are in the bonus already.</exception>
    public CountBonus(ISchedule bonus) => Schedule = ExplorationParameter.ThrowIfByVisits(bonus, "The bonus", nameof(bonus));

    /// <inheritdoc />
    public string Kind => KindName;

    /// <inheritdoc />
    public ISchedule Schedule { get; }

    /// <inheritdoc />
    public int SelectAction(in ActionChoice choice, Xoshiro256 random) =>
        Values(in choice).Select(random.NextDouble());

    /// <inheritdoc />
    public void GetProbabilities(in ActionChoice choice, Span<double> probabilities)
    {
        ExplorationParameter.CheckLength(in choice, probabilities);
        Values(in choice).Fill(probabilities);
    }

    private static BonusValues Values(in ActionChoice choice) => new(in choice, Math.Max(choice.Parameter, 0), unvisitedFirst: choice.Parameter > 0);
}
