using System.Text;
using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.StandardEnvironments.Benchmarks;

/// <summary>
/// Deep Sea of Osband and others ("Behaviour Suite for Reinforcement Learning", 2020), deterministic: a diver starts at the top left of N × N
/// cells and sinks one row a step, one column to the left or to the right. A step right costs 0.01/N; a step right from the bottom right
/// cell finds a treasure of 1. An episode lasts N steps. Actions: 1 goes right, 0 left, unless a mapping is drawn. The observation is the
/// state, row · N + column, where row N is the sea bed, on which an episode ends.
/// </summary>
/// <remarks>
/// The one way to the treasure is to go right N times, and each of the first N − 1 steps is punished: exploring by chance finds it in 2^−N of the
/// episodes. Undiscounted the optimum is 0.99, of the uniformly random policy −0.005 + 2^−N.
/// </remarks>
public sealed class DeepSea : TableDrivenEnvironment, IGoalEnvironment
{
    private const int Actions = 2;
    private const double Treasure = 1;

    private readonly int _treasureCell;
    private readonly int _treasureAction;

    /// <summary>Creates an environment.</summary>
    /// <param name="options">The options, or null for the defaults: ten rows.</param>
    public DeepSea(DeepSeaOptions? options = null)
        : this(options ??= new DeepSeaOptions(), DrawRightActions(options))
    {
    }

    private DeepSea(DeepSeaOptions options, int[] rightActions)
        : base(Build(options, rightActions), StartDistribution.Uniform(rightActions.Length + options.Size, 0), options.Seed)
    {
        Options = options;
        _treasureCell = rightActions.Length - 1;
        _treasureAction = rightActions[^1];
    }

    /// <summary>The options.</summary>
    public DeepSeaOptions Options { get; }

    /// <summary>Whether the running or last episode has found the treasure.</summary>
    public bool IsGoalReached { get; private set; }

    // By cell.
    private static int[] DrawRightActions(DeepSeaOptions options)
    {
        var actions = new int[checked(options.Size * options.Size)];
        Array.Fill(actions, 1);
        if (options.ActionMappingSeed is { } seed)
        {
            var random = new Pcg64(seed);
            foreach (ref int action in actions.AsSpan())
                action = random.NextInt32(Actions);
        }

        return actions;
    }

    private static TransitionTable Build(DeepSeaOptions options, int[] rightActions)
    {
        int size = options.Size;
        return new TransitionTable(rightActions.Length + size, Actions, (state, action) => [Outcome(state, action)]);

        ModelTransition Outcome(int state, int action)
        {
            if (state >= rightActions.Length)
                return new ModelTransition(1, state, 0, true);
            (int row, int column) = Math.DivRem(state, size);
            bool isRight = action == rightActions[state];
            double reward = isRight ? (column == size - 1 ? Treasure : 0) - options.MoveCost / size : 0;
            int next = isRight ? Math.Min(column + 1, size - 1) : Math.Max(column - 1, 0);
            return new ModelTransition(1, (row + 1) * size + next, reward, row == size - 1);
        }
    }

    private protected override void Begin(int start)
    {
        base.Begin(start);
        IsGoalReached = false;
    }

    // Told by where the last step began: a step from the column before leads to the same cell of the sea bed, without the treasure.
    private protected override StepResult Advance(int action)
    {
        IsGoalReached = CurrentState == _treasureCell && action == _treasureAction;
        return base.Advance(action);
    }

    private protected override string Draw()
    {
        var text = new StringBuilder();
        for (int row = 0; row <= Options.Size; row++)
            text.Append(row == Options.Size ? '=' : '.', Options.Size).Append(row == Options.Size ? "" : "\n");
        (int line, int column) = Math.DivRem(CurrentState, Options.Size);
        text[line * (Options.Size + 1) + column] = '@';
        return text.ToString();
    }
}
