using TabularRl.Environments;
using TabularRl.StandardEnvironments.Grids;

namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>
/// Gymnasium's <c>FrozenLake-v1</c> and <c>FrozenLake8x8-v1</c>: cross a lake from start to goal without falling into a hole, on ice that
/// lets a third of the moves go where they should. Actions: 0 left, 1 down, 2 right, 3 up; a move off the map goes nowhere. The observation
/// is the state, row · columns + column. A goal and a hole end the episode.
/// </summary>
/// <remarks>
/// <para>Slippery, an action a has three outcomes, (a − 1) mod 4, a and (a + 1) mod 4 in this order, with probabilities f, s and f where s is
/// the success rate and f = (1 − s)/2; else one. Goals and holes lead back to themselves with reward 0 and terminate.</para>
/// <para>Exact values of the start with the default options, undiscounted. 4×4: optimum 14/17 = 0.823529, 0.744190 within 100 steps, uniformly
/// random 0.013940 within 100 steps. 8×8: optimum 1, 0.913220 and 0.001901 within 200 steps. Without slip the optimum is 1, and undiscounted
/// every action that does not fall in ties.</para>
/// <para>A seed plays Gymnasium's episode: a reset and a step draw one number each.</para>
/// </remarks>
public sealed class FrozenLake : GridEnvironment
{
    /// <summary>The steps after which Gymnasium truncates an episode on the 4×4 map, 100; no limit is built in.</summary>
    public const int StepLimit4x4 = 100;

    /// <summary>The steps after which Gymnasium truncates an episode on the 8×8 map, 200; no limit is built in.</summary>
    public const int StepLimit8x8 = 200;

    /// <summary>Creates an environment.</summary>
    /// <param name="options">The options, or null for the defaults: the slippery 4×4 map.</param>
    public FrozenLake(FrozenLakeOptions? options = null)
        : base(
            (options ??= new FrozenLakeOptions()).Map.Text,
            GridMoves.FromLeft,
            "GH",
            (cell, action) => Outcomes(options, cell, action),
            StartDistribution.Uniform(options.Map.Text.CellCount, options.Map.Text.Find('S')),
            options.Seed) =>
        Options = options;

    /// <summary>The options.</summary>
    public FrozenLakeOptions Options { get; }

    private static IEnumerable<ModelTransition> Outcomes(FrozenLakeOptions options, int cell, int action)
    {
        TextMap map = options.Map.Text;
        if (map[cell] is 'G' or 'H')
            return [new ModelTransition(1, cell, 0, true)];
        IEnumerable<(int Move, double Probability)> moves = options.IsSlippery
            ? GridMoves.Slip(action, options.SuccessRate, (1 - options.SuccessRate) / 2)
            : [(action, 1)];
        return moves.Select(move => Enter(GridMoves.FromLeft.Move(map, cell, move.Move), move.Probability));

        ModelTransition Enter(int next, double probability) => map[next] switch
        {
            'G' => new ModelTransition(probability, next, options.GoalReward, true),
            'H' => new ModelTransition(probability, next, options.HoleReward, true),
            _ => new ModelTransition(probability, next, options.FrozenReward, false),
        };
    }
}
