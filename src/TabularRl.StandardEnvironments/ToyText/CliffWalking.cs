using TabularRl.Environments;
using TabularRl.StandardEnvironments.Grids;

namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>
/// Gymnasium's <c>CliffWalking-v1</c> and <c>CliffWalkingSlippery-v1</c>, Sutton and Barto's example 6.6: walk along a cliff of 4 × 12 cells from
/// the bottom left (state 36) to the bottom right (47). Actions: 0 up, 1 right, 2 down, 3 left; a move off the map goes nowhere. The
/// observation is the state, row · 12 + column. A step costs 1; stepping into the cliff (<c>C</c>) costs 100 and leads back to the start,
/// and the episode goes on. Reaching the goal ends it.
/// </summary>
/// <remarks>
/// <para>Slippery, an action a has three outcomes, (a − 1) mod 4, a and (a + 1) mod 4 in this order, a third each. The model has moves
/// for the cells of the cliff and the goal as well, in which no episode goes on.</para>
/// <para>Exact values of the start, undiscounted: optimum −13, uniformly random −2,079.1 in 200 steps; slippery −64.709 and −2,079.1. Discounted
/// by 0.99 the optimum is −12.247898. With ε = 0.1 the optimal path earns −45.80, the best ε-soft policy −20.71, and its greedy version −15.
/// Gymnasium sets no time limit.</para>
/// <para>A seed plays Gymnasium's episode: a reset and a step draw one number each, also where nothing is random.</para>
/// </remarks>
public sealed class CliffWalking : GridEnvironment
{
    private const double StepReward = -1;
    private const double CliffReward = -100;

    private static readonly TextMap Map = TextMap.Parse(
        ["............", "............", "............", "SCCCCCCCCCCG"], "SCG.", "'S' (start), 'C' (cliff), 'G' (goal) or '.' (free)", "SG");

    private static readonly int Start = Map.Find('S')[0];

    /// <summary>Creates an environment.</summary>
    /// <param name="options">The options, or null for the defaults: no slip.</param>
    public CliffWalking(CliffWalkingOptions? options = null)
        : base(
            Map,
            GridMoves.FromUp,
            "CG",
            OutcomesOf((options ??= new CliffWalkingOptions()).IsSlippery),
            StartDistribution.Uniform(Map.CellCount, Start),
            options.Seed) =>
        Options = options;

    /// <summary>The options.</summary>
    public CliffWalkingOptions Options { get; }

    private static Func<int, int, IEnumerable<ModelTransition>> OutcomesOf(bool isSlippery) => (cell, action) =>
        (isSlippery ? GridMoves.Slip(action, 1.0 / 3, 1.0 / 3) : [(action, 1)]).Select(move => Enter(GridMoves.FromUp.Move(Map, cell, move.Move), move.Probability));

    private static ModelTransition Enter(int next, double probability) => Map[next] == 'C'
        ? new ModelTransition(probability, Start, CliffReward, false)
        : new ModelTransition(probability, next, StepReward, Map[next] == 'G');
}
