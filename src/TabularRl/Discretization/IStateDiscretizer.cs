namespace TabularRl.Discretization;

/// <summary>
/// Turns an observation into the cells of a state: one small whole number a feature, two observations with equal cells being one state.
/// Implementations are immutable and thread-safe: what is fitted is fitted once, before the first use, and stored with every table.
/// </summary>
/// <remarks>Infinite values are ordinary input where a discretizer has bins for them; NaN is always an error that names the feature.</remarks>
public interface IStateDiscretizer
{
    /// <summary>The number of doubles in an observation; at least 1.</summary>
    int ObservationSize { get; }

    /// <summary>The number of cells in a state; at least 1.</summary>
    int CellCount { get; }

    /// <summary>How wide a cell is stored.</summary>
    CellWidth CellWidth { get; }

    /// <summary>
    /// Whether cell i depends on feature i alone, for every i, so that there are as many cells as features and each carries its feature's
    /// name; default false, which is always safe.
    /// </summary>
    bool HasOneCellPerFeature => false;

    /// <summary>What the discretizer is, in full: two discretizers with equal descriptions give equal cells for every observation.</summary>
    DiscretizerDescription Description { get; }

    /// <summary>Writes the cells of an observation. Allocates nothing.</summary>
    /// <param name="observation">The observation; its length is <see cref="ObservationSize"/>.</param>
    /// <param name="cells">Receives the cells; its length is <see cref="CellCount"/>.</param>
    /// <exception cref="ArgumentException">A span has another length, or a value is NaN or has no cell; the message names the feature.</exception>
    void Discretize(ReadOnlySpan<double> observation, Span<int> cells);

    /// <summary>Writes the cells of an observation in 16 bits; used where <see cref="CellWidth"/> is <see cref="CellWidth.Int16"/>. Allocates nothing for up to 256 cells.</summary>
    /// <param name="observation">The observation; its length is <see cref="ObservationSize"/>.</param>
    /// <param name="cells">Receives the cells; its length is <see cref="CellCount"/>.</param>
    /// <exception cref="ArgumentException">A span has another length, or a value is NaN or has no cell of 16 bits; the message names the feature, or the cell where cells are not features.</exception>
    void Discretize(ReadOnlySpan<double> observation, Span<short> cells)
    {
        Span<int> wide = cells.Length <= 256 ? stackalloc int[cells.Length] : new int[cells.Length];
        Discretize(observation, wide);
        for (int i = 0; i < cells.Length; i++)
        {
            if (wide[i] != (short)wide[i])
                DiscretizationErrors.ThrowWideCell(Description, i, wide[i]);
            cells[i] = (short)wide[i];
        }
    }
}
