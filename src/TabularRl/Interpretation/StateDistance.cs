namespace TabularRl.Interpretation;

/// <summary>How far two states lie apart.</summary>
/// <param name="DifferingCells">The number of positions in which their cells differ.</param>
/// <param name="ScaledDistance">
/// The sum over the positions of the cells' difference divided by the position's scale; a categorical position that differs counts 1.
/// </param>
public readonly record struct StateDistance(int DifferingCells, double ScaledDistance);
