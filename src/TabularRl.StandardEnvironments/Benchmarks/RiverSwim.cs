using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Benchmarks;

/// <summary>
/// RiverSwim of Strehl and Littman, "An Analysis of Model-Based Interval Estimation for Markov Decision Processes" (2008): 0 swims left with the
/// current and always gets there; 1 swims right against it. Staying at the left bank earns 5, holding on at the right one 10,000. The
/// observation is the state, from 0 at the left; an episode starts in state 1 or 2, each with probability 1/2, and never ends.
/// </summary>
/// <remarks>
/// Swimming right gets one state on with 0.3, stays with 0.6 and is carried one back with 0.1; from the left bank it gets on with 0.3 and stays with
/// 0.7; at the right bank it holds on with 0.3 and is carried back with 0.7. The outcomes stand in the order left, stay, right. Undiscounted, in
/// <see cref="StepLimit"/> steps, the optimum is 3,336,494 (always right but near the end) and the uniformly random policy earns 14,436.
/// </remarks>
public sealed class RiverSwim : TableDrivenEnvironment
{
    /// <summary>The customary number of steps, 5,000; no limit is built in.</summary>
    public const int StepLimit = 5000;

    private const int Left = 0, Actions = 2;
    private const double LeftReward = 5, RightReward = 10_000;

    /// <summary>Creates an environment.</summary>
    /// <param name="options">The options, or null for the defaults: six states.</param>
    public RiverSwim(RiverSwimOptions? options = null)
        : base(
            new TransitionTable((options ??= new RiverSwimOptions()).StateCount, Actions, (state, action) => Outcomes(options.StateCount - 1, state, action)),
            StartDistribution.Uniform(options.StateCount, 1, 2),
            options.Seed) =>
        Options = options;

    /// <summary>The options.</summary>
    public RiverSwimOptions Options { get; }

    private static IEnumerable<ModelTransition> Outcomes(int last, int state, int action)
    {
        if (action == Left)
            return [new ModelTransition(1, Math.Max(state - 1, 0), state == 0 ? LeftReward : 0, false)];
        if (state == 0)
            return [new ModelTransition(0.7, 0, 0, false), new ModelTransition(0.3, 1, 0, false)];
        if (state == last)
            return [new ModelTransition(0.7, last - 1, 0, false), new ModelTransition(0.3, last, RightReward, false)];
        return [new ModelTransition(0.1, state - 1, 0, false), new ModelTransition(0.6, state, 0, false), new ModelTransition(0.3, state + 1, 0, false)];
    }

    private protected override string Draw() => StateLine.Draw(Options.StateCount, CurrentState);
}
