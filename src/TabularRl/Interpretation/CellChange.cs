namespace TabularRl.Interpretation;

/// <summary>A position in which a state would have to change.</summary>
/// <param name="Position">The cell's position in the state.</param>
/// <param name="From">The cell that is.</param>
/// <param name="To">The cell that would have to be.</param>
public readonly record struct CellChange(int Position, int From, int To);
