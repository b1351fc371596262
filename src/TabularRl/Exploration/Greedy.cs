using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Exploration;

/// <summary>
/// Greedy: an action of greatest value always, ties broken at random. It explores only as far as high initial values make it
/// (optimistic start).
/// </summary>
/// <remarks>
/// Source: Sutton and Barto 2018, §2.2 and, for the optimistic start, §2.6. One random number a choice, as <see cref="EpsilonGreedy"/> with
/// ε 0, whose choices it makes. It has no parameter: its schedule is the constant 0.
/// </remarks>
public sealed class Greedy : IExplorationPolicy
{
    internal const string KindName = "greedy";

    /// <inheritdoc />
    public string Kind => KindName;

    /// <inheritdoc />
    public ISchedule Schedule { get; } = Schedules.Schedule.Constant(0);

    /// <inheritdoc />
    public int SelectAction(in ActionChoice choice, Xoshiro256 random) =>
        GreedyAction.Select(choice.Values, choice.LegalActions, random.NextDouble());

    /// <inheritdoc />
    public void GetProbabilities(in ActionChoice choice, Span<double> probabilities)
    {
        ExplorationParameter.CheckLength(in choice, probabilities);
        EpsilonGreedy.FillProbabilities(choice.Values, choice.LegalActions, 0, probabilities);
    }
}
