using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>
/// What the observation of a <see cref="Taxi"/> stands for. The stands are 0 R (top left), 1 G (top right), 2 Y (bottom left) and 3 B (bottom,
/// fourth column).
/// </summary>
/// <param name="Row">The taxi's row, 0 to 4 from the top.</param>
/// <param name="Column">The taxi's column, 0 to 4 from the left.</param>
/// <param name="Passenger">The stand at which the passenger waits, or 4 in the taxi.</param>
/// <param name="Destination">The stand to which he wants to go.</param>
public readonly record struct TaxiState(int Row, int Column, int Passenger, int Destination)
{
    /// <summary>The value of <see cref="Passenger"/> for a passenger in the taxi, 4.</summary>
    public const int InTaxi = 4;

    /// <summary>The number of states, 500.</summary>
    public const int Count = 500;

    // Stands by number: R, G, Y, B.
    private static ReadOnlySpan<byte> StandCells => [0, 4, 20, 23];

    /// <summary>The stand at which the taxi is, or −1.</summary>
    internal int Stand => StandCells.IndexOf((byte)(Row * TaxiMap.Size + Column));

    /// <summary>The state that an observation stands for.</summary>
    /// <param name="number">The observation, 0 to 499.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is no state.</exception>
    public static TaxiState FromNumber(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        (int rest, int destination) = Math.DivRem(number, 4);
        (int cell, int passenger) = Math.DivRem(rest, 5);
        return new TaxiState(cell / TaxiMap.Size, cell % TaxiMap.Size, passenger, destination);
    }

    /// <summary>The state's number, ((row · 5 + column) · 5 + passenger) · 4 + destination.</summary>
    /// <returns>0 to 499 where every part is in its range.</returns>
    public int ToNumber() => ((Row * TaxiMap.Size + Column) * 5 + Passenger) * 4 + Destination;

    /// <summary>The actions that do something and are not punished: moves that move, picking up where the passenger waits, dropping off at a stand.</summary>
    internal ActionMask GetUsefulActions()
    {
        Span<bool> useful = stackalloc bool[Taxi.Actions];
        for (int move = 0; move < TaxiMap.MoveCount; move++)
            useful[move] = TaxiMap.CanMove(Row, Column, move);
        useful[Taxi.PickUp] = Passenger < InTaxi && Stand == Passenger;
        useful[Taxi.DropOff] = Passenger == InTaxi && Stand >= 0;
        return ActionMask.FromFlags(useful);
    }
}
