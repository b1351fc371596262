using System.Text;

namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>The streets of the taxi: five by five cells, and between neighbouring columns a passage (<c>:</c>) or a wall (<c>|</c>).</summary>
internal static class TaxiMap
{
    public const int Size = 5;
    public const int South = 0, North = 1, East = 2, West = 3, MoveCount = 4;

    private const int Width = 11;
    private const string Border = "+---------+";
    private const string Streets = "|R: | : :G|" + "| : | : : |" + "| : : : : |" + "| | : | : |" + "|Y| : |B: |";

    /// <summary>Whether a move leads to another cell.</summary>
    public static bool CanMove(int row, int column, int move) => move switch
    {
        South => row < Size - 1,
        North => row > 0,
        East => Streets[row * Width + 2 * column + 2] == ':',
        _ => Streets[row * Width + 2 * column] == ':',
    };

    /// <summary>The state after a move, which goes nowhere if a wall is in the way.</summary>
    public static TaxiState Move(TaxiState state, int move) => !CanMove(state.Row, state.Column, move) ? state : move switch
    {
        South => state with { Row = state.Row + 1 },
        North => state with { Row = state.Row - 1 },
        East => state with { Column = state.Column + 1 },
        _ => state with { Column = state.Column - 1 },
    };

    /// <summary>The streets in a frame, with a symbol where the taxi is.</summary>
    public static string Write(TaxiState state, char symbol)
    {
        var text = new StringBuilder(Border).Append('\n');
        for (int row = 0; row < Size; row++)
            text.Append(Streets, row * Width, Width).Append('\n');
        text[(state.Row + 1) * (Width + 1) + 2 * state.Column + 1] = symbol;
        return text.Append(Border).ToString();
    }
}
