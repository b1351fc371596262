using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Grids;

/// <summary>
/// A grid world read from a map of text: <c>S</c> a start, <c>G</c> a goal, <c>X</c> a pit, <c>#</c> a wall, <c>.</c> a free cell.
/// Actions: 0 up, 1 right, 2 down, 3 left; a move into a wall or off the map goes nowhere. The observation is the state,
/// row · columns + column, walls counted. Entering a goal or a pit ends the episode; each start is drawn alike. No time limit.
/// </summary>
/// <remarks>
/// <para>With a slip probability p an action has three outcomes: one turn counter-clockwise (p/2), as intended (1 − p), one turn clockwise (p/2).
/// A goal, a pit and a wall lead back to themselves with reward 0 and terminate, but no episode goes on in one.</para>
/// <para><see cref="RussellNorvig"/> with a slip probability of 0.2 and the default rewards is the 4×3 world of Russell and Norvig,
/// "Artificial Intelligence: A Modern Approach", §17.1. Its optimum without discount is 0.745308 from the start: the book's utility 0.705308,
/// which counts the −0.04 of the cell one stands in, and this reward comes with the cell one enters.</para>
/// </remarks>
public sealed class GridWorld : GridEnvironment
{
    private const string Letters = "SGX#.";
    private const string Legend = "'S' (start), 'G' (goal), 'X' (pit), '#' (wall) or '.' (free)";

    /// <summary>Creates an environment.</summary>
    /// <param name="rows">The map's rows, from the top, all of one length, with at least one <c>S</c> and one <c>G</c>.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">The rows are no such map; the message names row and column, counted from 0.</exception>
    public GridWorld(IReadOnlyList<string> rows, GridWorldOptions? options = null)
        : this(TextMap.Parse(rows, Letters, Legend, "SG"), options ?? new GridWorldOptions())
    {
    }

    private GridWorld(TextMap map, GridWorldOptions options)
        : base(map, GridMoves.FromUp, "GX#", (cell, action) => Outcomes(map, options, cell, action), FindStarts(map), options.Seed) =>
        Options = options;

    /// <summary>The map of Russell and Norvig's 4×3 world.</summary>
    public static IReadOnlyList<string> RussellNorvig { get; } = Array.AsReadOnly(["...G", ".#.X", "S..."]);

    /// <summary>The options.</summary>
    public GridWorldOptions Options { get; }

    internal static StartDistribution FindStarts(TextMap map)
    {
        // State 0 may be a wall here, so where rounding leaves none it is the first start.
        int[] starts = map.Find('S');
        return StartDistribution.Uniform(map.CellCount, starts).WithFallback(starts[0]);
    }

    private static IEnumerable<ModelTransition> Outcomes(TextMap map, GridWorldOptions options, int cell, int action)
    {
        // No episode goes on in these, but a model has outcomes for every state.
        if (map[cell] is 'G' or 'X' or '#')
            return [new ModelTransition(1, cell, 0, true)];
        IEnumerable<(int Move, double Probability)> moves = options.SlipProbability == 0
            ? [(action, 1)]
            : GridMoves.Slip(action, 1 - options.SlipProbability, options.SlipProbability / 2);
        return moves.Select(move => Enter(map, options, cell, move.Move, move.Probability));
    }

    private static ModelTransition Enter(TextMap map, GridWorldOptions options, int cell, int move, double probability)
    {
        int next = GridMoves.FromUp.Move(map, cell, move);
        return map[next] switch
        {
            '#' => new ModelTransition(probability, cell, options.StepReward, false),
            'G' => new ModelTransition(probability, next, options.GoalReward, true),
            'X' => new ModelTransition(probability, next, options.PitReward, true),
            _ => new ModelTransition(probability, next, options.StepReward, false),
        };
    }
}
