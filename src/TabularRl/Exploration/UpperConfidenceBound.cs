using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Exploration;

/// <summary>
/// UCB: the action of greatest upper confidence bound, as UCB1 has it for bandits, in each state for itself; ties at random. Legal
/// actions without a visit come first.
/// <code>argmax_a Q(s,a) + c · √(ln N(s) / n(s,a)), where N(s) sums n(s,a) over the legal actions</code>
/// </summary>
/// <remarks>
/// Source: Auer, Cesa-Bianchi and Fischer 2002, with c = √2 for rewards in [0, 1]; Sutton and Barto 2018, §2.7. c has the unit of the values;
/// c = 0 is greedy, unvisited actions included. n counts updates. Where visits are not known, every action counts as unvisited.
/// One random number a choice.
/// </remarks>
public sealed class UpperConfidenceBound : IExplorationPolicy
{
    internal const string KindName = "ucb";

    /// <summary>Creates the policy with a constant c.</summary>
    /// <param name="confidence">The width c of the bound, in units of the values; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is out of range.</exception>
    public UpperConfidenceBound(double confidence)
        : this(ExplorationParameter.Constant(confidence, "The confidence", nameof(confidence)))
    {
    }

    /// <summary>Creates the policy with a scheduled c.</summary>
    /// <param name="confidence">The schedule; a value below 0 acts as 0. Its inputs may be the episode and the step.</param>
    /// <exception cref="ArgumentException">The schedule depends on visits, which c has none of.</exception>
    public UpperConfidenceBound(ISchedule confidence) =>
        Schedule = ExplorationParameter.ThrowIfByVisits(confidence, "The confidence", nameof(confidence));

    /// <inheritdoc />
    public string Kind => KindName;

    /// <inheritdoc />
    public ISchedule Schedule { get; }

    /// <inheritdoc />
    public int SelectAction(in ActionChoice choice, Xoshiro256 random) =>
        Bounds(in choice).Select(random.NextDouble());

    /// <inheritdoc />
    public void GetProbabilities(in ActionChoice choice, Span<double> probabilities)
    {
        ExplorationParameter.CheckLength(in choice, probabilities);
        Bounds(in choice).Fill(probabilities);
    }

    private static BonusValues Bounds(in ActionChoice choice)
    {
        if (!(choice.Parameter > 0))
            return new BonusValues(in choice, 0, unvisitedFirst: false);
        long total = 0;
        for (int action = 0; action < choice.Visits.Length; action++)
            total += choice.LegalActions.IsLegal(action) ? choice.Visits[action] : 0;
        return new BonusValues(in choice, choice.Parameter * Math.Sqrt(Math.Log(Math.Max(total, 1))), unvisitedFirst: true);
    }
}
