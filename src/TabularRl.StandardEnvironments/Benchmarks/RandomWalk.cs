using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Benchmarks;

/// <summary>
/// The random walk of Sutton and Barto, example 6.2: from the middle of a row of cells a step goes left or right by a fair coin, until it
/// leaves the row. It is a task of prediction: the one action, 0, is to walk. The observation is the state: 0 the left end, 1 to n the
/// cells, n + 1 the right end. Only leaving is rewarded.
/// </summary>
/// <remarks>
/// Undiscounted, cell i is worth (right·i + left·(n + 1 − i))/(n + 1) with the rewards of the two ends: 1/6, 2/6, … 5/6 by default,
/// and 1/2 from the start. No time limit.
/// </remarks>
public sealed class RandomWalk : TableDrivenEnvironment, IGoalEnvironment
{
    /// <summary>Creates an environment.</summary>
    /// <param name="options">The options, or null for the defaults: five cells.</param>
    public RandomWalk(RandomWalkOptions? options = null)
        : base(
            new TransitionTable((options ??= new RandomWalkOptions()).CellCount + 2, 1, (state, _) => Outcomes(options, state)),
            StartDistribution.Uniform(options.CellCount + 2, (options.CellCount + 1) / 2),
            options.Seed) =>
        Options = options;

    /// <summary>The options.</summary>
    public RandomWalkOptions Options { get; }

    /// <summary>Whether the running or last episode has left at the right end.</summary>
    public bool IsGoalReached => WasReset && CurrentState == Options.CellCount + 1;

    private static IEnumerable<ModelTransition> Outcomes(RandomWalkOptions options, int state)
    {
        // The two ends are states of their own, so that an episode's last observation says where it left.
        int right = options.CellCount + 1;
        if (state == 0 || state == right)
            return [new ModelTransition(1, state, 0, true)];
        return
        [
            new ModelTransition(0.5, state - 1, state == 1 ? options.LeftReward : 0, state == 1),
            new ModelTransition(0.5, state + 1, state == right - 1 ? options.RightReward : 0, state == right - 1),
        ];
    }

    private protected override string Draw() => StateLine.Draw(Options.CellCount + 2, CurrentState);
}
