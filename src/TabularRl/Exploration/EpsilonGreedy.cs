using TabularRl.Environments;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Exploration;

/// <summary>
/// ε-greedy: with probability ε any legal action, each equally likely, else one of greatest value, ties broken at random.
/// </summary>
/// <remarks>Source: Sutton and Barto 2018, §2.2. One random number a choice: the part of it that decides between exploring and not is spent, the rest picks the action.</remarks>
public sealed class EpsilonGreedy : IExplorationPolicy
{
    internal const string KindName = "epsilon-greedy";

    /// <summary>Creates the policy with a constant ε.</summary>
    /// <param name="epsilon">The exploration rate, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is out of range.</exception>
    public EpsilonGreedy(double epsilon)
        : this(Schedules.Schedule.Constant(epsilon))
    {
        if (!(epsilon is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "Epsilon must lie in [0, 1].");
    }

    /// <summary>Creates the policy with a scheduled ε.</summary>
    /// <param name="epsilon">The schedule; a value below 0 acts as 0, one above 1 as 1. Its inputs may be the episode and the step.</param>
    /// <exception cref="ArgumentException">The schedule depends on visits, which ε has none of.</exception>
    public EpsilonGreedy(ISchedule epsilon) => Schedule = ExplorationParameter.ThrowIfByVisits(epsilon, "Epsilon", nameof(epsilon));

    /// <inheritdoc />
    public string Kind => KindName;

    /// <inheritdoc />
    public ISchedule Schedule { get; }

    /// <inheritdoc />
    public int SelectAction(in ActionChoice choice, Xoshiro256 random) => Select(
        choice.Values, GreedyAction.MaxValue(choice.Values, choice.LegalActions), choice.LegalActions, choice.Parameter, random);

    /// <summary>Selects with the greatest value of a legal action known.</summary>
    internal static int Select(ReadOnlySpan<double> values, double maximum, ActionMask legalActions, double epsilon, Xoshiro256 random)
    {
        double u = random.NextDouble();
        if (u < epsilon)
        {
            int legalCount = legalActions.CountLegal(values.Length);
            int rank = (int)(u / Math.Min(epsilon, 1) * legalCount);
            return legalActions.GetLegal(Math.Min(rank, legalCount - 1));
        }

        if (GreedyAction.TrySelectSingle(values, legalActions, maximum, out int action))
            return action;
        epsilon = Math.Max(epsilon, 0);
        return GreedyAction.Select(values, legalActions, maximum, (u - epsilon) / (1 - epsilon));
    }

    /// <inheritdoc />
    public void GetProbabilities(in ActionChoice choice, Span<double> probabilities)
    {
        ExplorationParameter.CheckLength(in choice, probabilities);
        FillProbabilities(choice.Values, choice.LegalActions, Math.Clamp(choice.Parameter, 0, 1), probabilities);
    }

    /// <summary>The probabilities under an ε in [0, 1].</summary>
    internal static void FillProbabilities(ReadOnlySpan<double> values, ActionMask legalActions, double epsilon, Span<double> probabilities)
    {
        int best = GreedyAction.FindFirst(values, legalActions, out int tieCount);
        double explore = epsilon / legalActions.CountLegal(values.Length);
        double exploit = (1 - epsilon) / tieCount;
        for (int action = 0; action < values.Length; action++)
        {
            bool greedy = action == best || values[action] == values[best]; // NaN equals nothing
            probabilities[action] = legalActions.IsLegal(action) ? explore + (greedy ? exploit : 0) : 0;
        }
    }
}
