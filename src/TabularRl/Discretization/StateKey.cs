using System.Runtime.InteropServices;

namespace TabularRl.Discretization;

/// <summary>
/// How the cells of a state are packed into the 64-bit words of its key: one after the other in 16 or 32 bits, the rest of the last word
/// zero. Keys are compared word by word, so that two states share a row only if all their cells are equal.
/// </summary>
public static class StateKey
{
    /// <summary>The number of words in a key.</summary>
    /// <param name="cellCount">The number of cells; at least 1.</param>
    /// <param name="cellWidth">The width of a cell.</param>
    /// <returns>At least 1.</returns>
    /// <exception cref="OverflowException">The key would be longer than an array.</exception>
    public static int GetWordCount(int cellCount, CellWidth cellWidth) => (checked(cellCount * (int)cellWidth) + 7) / 8;

    /// <summary>Writes the key of an observation. Allocates nothing.</summary>
    /// <param name="discretizer">The discretizer.</param>
    /// <param name="observation">The observation.</param>
    /// <param name="key">Receives the key; its length is the word count, and what follows the last cell must be zero already.</param>
    /// <exception cref="ArgumentException">The observation has another length, or a feature has no cell.</exception>
    public static void Write(IStateDiscretizer discretizer, ReadOnlySpan<double> observation, Span<ulong> key)
    {
        if (discretizer.CellWidth == CellWidth.Int16)
            discretizer.Discretize(observation, MemoryMarshal.Cast<ulong, short>(key)[..discretizer.CellCount]);
        else
            discretizer.Discretize(observation, MemoryMarshal.Cast<ulong, int>(key)[..discretizer.CellCount]);
    }

    /// <summary>Writes the key of a state whose cells are known. Allocates nothing.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="cellWidth">The width of a cell.</param>
    /// <param name="key">Receives the key; its length is the word count.</param>
    /// <exception cref="ArgumentException">A cell does not fit in 16 bits where that is the width.</exception>
    public static void WriteCells(ReadOnlySpan<int> cells, CellWidth cellWidth, Span<ulong> key)
    {
        key.Clear();
        if (cellWidth != CellWidth.Int16)
        {
            cells.CopyTo(MemoryMarshal.Cast<ulong, int>(key));
            return;
        }

        Span<short> narrow = MemoryMarshal.Cast<ulong, short>(key);
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i] != (short)cells[i])
                throw new ArgumentException($"Cell {i} is {cells[i]}, which does not fit in 16 bits.", nameof(cells));
            narrow[i] = (short)cells[i];
        }
    }

    /// <summary>Reads the cells back from a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cellWidth">The width of a cell.</param>
    /// <param name="cells">Receives the cells, as many as it is long.</param>
    public static void Read(ReadOnlySpan<ulong> key, CellWidth cellWidth, Span<int> cells)
    {
        if (cellWidth == CellWidth.Int16)
        {
            ReadOnlySpan<short> narrow = MemoryMarshal.Cast<ulong, short>(key)[..cells.Length];
            for (int i = 0; i < cells.Length; i++)
                cells[i] = narrow[i];
        }
        else
        {
            MemoryMarshal.Cast<ulong, int>(key)[..cells.Length].CopyTo(cells);
        }
    }
}
