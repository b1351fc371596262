namespace TabularRl.Interpretation;

/// <summary>By what states are ordered that lie near another one.</summary>
public enum StateMetric
{
    /// <summary>By the number of differing cells, then by the scaled distance: a change of few features reads most easily.</summary>
    DifferingCells,

    /// <summary>By the scaled distance, then by the number of differing cells.</summary>
    ScaledDistance,
}
