namespace TabularRl.Interpretation;

/// <summary>The cells of one position over a table's states.</summary>
/// <param name="Position">The position in the state.</param>
/// <param name="Minimum">The least cell.</param>
/// <param name="Maximum">The greatest cell.</param>
/// <param name="DistinctCount">The number of different cells; 1 where the position tells nothing.</param>
public readonly record struct CellSummary(int Position, int Minimum, int Maximum, int DistinctCount);
