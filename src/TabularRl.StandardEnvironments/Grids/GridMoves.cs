namespace TabularRl.StandardEnvironments.Grids;

/// <summary>The four moves on a grid, numbered around the compass in an environment's own order.</summary>
internal sealed class GridMoves
{
    /// <summary>Gymnasium's FrozenLake: 0 left, 1 down, 2 right, 3 up.</summary>
    public static GridMoves FromLeft { get; } = new("←↓→↑");

    /// <summary>Gymnasium's CliffWalking: 0 up, 1 right, 2 down, 3 left.</summary>
    public static GridMoves FromUp { get; } = new("↑→↓←");

    private readonly string _arrows;

    private GridMoves(string arrows) => _arrows = arrows;

    public const int Count = 4;

    public char GetArrow(int action) => _arrows[action];

    /// <summary>The cell that a move leads to; the cell itself where it would leave the map.</summary>
    public int Move(TextMap map, int cell, int action)
    {
        (int row, int column) = Math.DivRem(cell, map.ColumnCount);
        (row, column) = _arrows[action] switch
        {
            '↑' => (Math.Max(row - 1, 0), column),
            '↓' => (Math.Min(row + 1, map.RowCount - 1), column),
            '←' => (row, Math.Max(column - 1, 0)),
            _ => (row, Math.Min(column + 1, map.ColumnCount - 1)),
        };
        return row * map.ColumnCount + column;
    }

    /// <summary>The moves that an action may turn into on slippery ground: one turn back, itself, one turn on.</summary>
    public static IEnumerable<(int Move, double Probability)> Slip(int action, double intended, double sideways) =>
        [((action + 3) % Count, sideways), (action, intended), ((action + 1) % Count, sideways)];
}
