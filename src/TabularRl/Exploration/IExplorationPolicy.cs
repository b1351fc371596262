using System.Collections.Immutable;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Exploration;

/// <summary>
/// How a learning agent chooses among actions: a distribution over the legal ones, given their values. It has one scheduled parameter.
/// Implementations are immutable and thread-safe; the random numbers come from the caller.
/// </summary>
public interface IExplorationPolicy
{
    /// <summary>The policy's kind, for example <c>epsilon-greedy</c>; one of your own needs a name of its own.</summary>
    string Kind { get; }

    /// <summary>The schedule of the policy's one parameter.</summary>
    ISchedule Schedule { get; }

    /// <summary>Everything else that the policy depends on, in a fixed order; empty for most.</summary>
    ImmutableArray<double> Settings => [];

    /// <summary>Chooses an action. Allocates nothing.</summary>
    /// <param name="choice">What to choose from.</param>
    /// <param name="random">Where random numbers are drawn from.</param>
    /// <returns>A legal action.</returns>
    int SelectAction(in ActionChoice choice, Xoshiro256 random);

    /// <summary>The probabilities with which <see cref="SelectAction"/> chooses. Allocates nothing, draws nothing.</summary>
    /// <param name="choice">What to choose from.</param>
    /// <param name="probabilities">Receives a probability for each action, 0 for the illegal; they sum to 1.</param>
    /// <exception cref="ArgumentException">The span's length is not the number of actions.</exception>
    void GetProbabilities(in ActionChoice choice, Span<double> probabilities);
}
