using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Grids;

/// <summary>
/// A grid with one agent on it: state = row · <see cref="ColumnCount"/> + column, four moves that stop at the border, and a goal.
/// It is closed to other packages.
/// </summary>
public abstract class GridEnvironment : TableDrivenEnvironment, IGoalEnvironment
{
    // The letter of a goal on every map of the package.
    private const char Goal = 'G';
    private const char Agent = '@';

    private readonly TextMap _map;
    private readonly GridMoves _moves;
    private readonly string _restLetters;

    /// <summary>Lays out the environment.</summary>
    /// <param name="map">The map, with its goals as <c>G</c>.</param>
    /// <param name="moves">The moves.</param>
    /// <param name="restLetters">The letters of cells in which no agent ever has to act.</param>
    /// <param name="rules">The outcomes of an action in a cell.</param>
    /// <param name="starts">Where episodes start.</param>
    /// <param name="seed">The seed of the generator.</param>
    private protected GridEnvironment(
        TextMap map, GridMoves moves, string restLetters, Func<int, int, IEnumerable<ModelTransition>> rules, StartDistribution starts, ulong seed)
        : base(new TransitionTable(map.CellCount, GridMoves.Count, rules), starts, seed)
    {
        _map = map;
        _moves = moves;
        _restLetters = restLetters;
    }

    /// <summary>The number of rows.</summary>
    public int RowCount => _map.RowCount;

    /// <summary>The number of columns.</summary>
    public int ColumnCount => _map.ColumnCount;

    /// <summary>Whether the running or last episode has reached a goal.</summary>
    public bool IsGoalReached => WasReset && _map[CurrentState] == Goal;

    /// <summary>The letter of a cell on the map.</summary>
    /// <param name="state">The cell, which is a state.</param>
    /// <returns>The letter, as the environment explains it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is no cell.</exception>
    public char GetLetter(int state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, _map.CellCount);
        return _map[state];
    }

    /// <summary>Whether an agent may have to act in a cell: not in one that ends the episode, is never entered, or sends the agent elsewhere.</summary>
    /// <param name="state">The cell, which is a state.</param>
    /// <returns>True if it may.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is no cell.</exception>
    public bool CanActIn(int state) => !_restLetters.Contains(GetLetter(state));

    /// <summary>The arrow in whose direction an action goes.</summary>
    /// <param name="action">The action, 0 to 3.</param>
    /// <returns>One of <c>←</c>, <c>↓</c>, <c>→</c>, <c>↑</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="action"/> is no action.</exception>
    public char GetArrow(int action)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, GridMoves.Count);
        return _moves.GetArrow(action);
    }

    /// <summary>The map as text, each cell as the given function shows it.</summary>
    internal string Write(Func<int, char> symbolOf) => _map.Write(symbolOf);

    private protected override string Draw() => Write(cell => cell == CurrentState ? Agent : _map[cell]);
}
