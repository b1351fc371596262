namespace TabularRl.Discretization;

/// <summary>How the observations of a sample are spread over the cells of one feature.</summary>
/// <param name="Name">The feature's name, or <c>feature 3</c> where it has none.</param>
/// <param name="OccupiedCellCount">The number of cells that an observation is in.</param>
/// <param name="CellCount">The number of cells that there are, or null where that is not known, as of rounding.</param>
/// <param name="LowestShare">The share of observations in the lowest cell, which takes all below it, or null where cells have no ends: values that gather here are told apart no more.</param>
/// <param name="HighestShare">The share of observations in the highest cell, or null where cells have no ends.</param>
/// <param name="UnknownShare">The share of observations in the cell of unforeseen values, or null where there is none.</param>
/// <param name="LargestShare">The share of observations in the fullest cell; near 1 the feature tells hardly anything.</param>
public sealed record FeatureOccupancy(
    string Name, int OccupiedCellCount, int? CellCount, double? LowestShare, double? HighestShare, double? UnknownShare, double LargestShare);
