using TabularRl.Randomness;
using TabularRl.StandardEnvironments.Grids;

namespace TabularRl.StandardEnvironments.ToyText;

/// <summary>
/// The map of a <see cref="FrozenLake"/>: <c>S</c> a start, <c>F</c> frozen, <c>H</c> a hole, <c>G</c> a goal. Immutable.
/// </summary>
public sealed class FrozenLakeMap
{
    // A map that is frozen densely enough is found in a few draws; below the percolation threshold of about 0.59 a large one never is.
    private const int MaxDrawCount = 100_000;

    private FrozenLakeMap(IReadOnlyList<string> rows)
    {
        Text = TextMap.Parse(rows, "SFHG", "'S' (start), 'F' (frozen), 'H' (hole) or 'G' (goal)", "SG");
        Rows = Array.AsReadOnly(Text.ToRows());
    }

    /// <summary>Gymnasium's map of 4×4 cells.</summary>
    public static FrozenLakeMap Standard4x4 { get; } = new(["SFFF", "FHFH", "FFFH", "HFFG"]);

    /// <summary>Gymnasium's map of 8×8 cells.</summary>
    public static FrozenLakeMap Standard8x8 { get; } =
        new(["SFFFFFFF", "FFFFFFFF", "FFFHFFFF", "FFFFFHFF", "FFFHFFFF", "FHHFFFHF", "FHFFHFHF", "FFFHFFFG"]);

    /// <summary>The rows, from the top.</summary>
    public IReadOnlyList<string> Rows { get; }

    internal TextMap Text { get; }

    /// <summary>Reads a map of one's own. Whether a goal can be reached is not asked.</summary>
    /// <param name="rows">Its rows, from the top, all of one length, with at least one <c>S</c> and one <c>G</c>.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">The rows are no such map; the message names row and column, counted from 0.</exception>
    public static FrozenLakeMap Parse(params IReadOnlyList<string> rows) => new(rows);

    /// <summary>
    /// Draws a square map, the one that Gymnasium's <c>generate_random_map</c> draws from the same arguments: each cell in turn is frozen with
    /// the given probability and else a hole, the first becomes the start and the last the goal, and all are drawn again until a path of
    /// single steps leads from one to the other.
    /// </summary>
    /// <param name="size">The number of rows and of columns, at least 2; default 8.</param>
    /// <param name="frozenProbability">The probability that a cell is frozen, in (0, 1]; default 0.8.</param>
    /// <param name="seed">The seed; default 0.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="InvalidOperationException">No map with a path came in 100,000 draws: the probability is too low for this size.</exception>
    public static FrozenLakeMap Generate(int size = 8, double frozenProbability = 0.8, ulong seed = 0)
    {
        OptionChecks.AtLeast(2, size, nameof(size));
        if (!(frozenProbability is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(frozenProbability), frozenProbability, "The probability that a cell is frozen must be in (0, 1].");

        // NumPy's choice divides the cumulative probabilities by their sum, which rounding may make another number than 1.
        double threshold = frozenProbability / (frozenProbability + (1 - frozenProbability));
        var random = new Pcg64(seed);
        var letters = new char[checked(size * size)];
        for (int draw = 0; draw < MaxDrawCount; draw++)
        {
            for (int cell = 0; cell < letters.Length; cell++)
                letters[cell] = random.NextDouble() < threshold ? 'F' : 'H';
            letters[0] = 'S';
            letters[^1] = 'G';
            if (HasPath(letters, size))
                return new FrozenLakeMap([.. letters.Chunk(size).Select(row => new string(row))]);
        }

        throw new InvalidOperationException(
            $"None of {MaxDrawCount} maps of {size}×{size} cells had a path from start to goal; raise the probability that a cell is frozen, or ask for fewer cells.");
    }

    private static bool HasPath(char[] letters, int size)
    {
        // Depth first, with a stack of its own: a large map is too deep for recursion.
        var seen = new bool[letters.Length];
        var open = new Stack<int>([0]);
        while (open.TryPop(out int cell))
        {
            if (cell == letters.Length - 1)
                return true;
            if (seen[cell] || letters[cell] == 'H')
                continue;
            seen[cell] = true;
            (int row, int column) = Math.DivRem(cell, size);
            if (row > 0)
                open.Push(cell - size);
            if (row < size - 1)
                open.Push(cell + size);
            if (column > 0)
                open.Push(cell - 1);
            if (column < size - 1)
                open.Push(cell + 1);
        }

        return false;
    }
}
