namespace TabularRl.Discretization;

/// <summary>How a <see cref="RoundingDiscretizer"/> rounds.</summary>
public sealed record RoundingOptions
{
    /// <summary>The most decimals that can be kept.</summary>
    public const int MaxDecimals = 9;

    /// <summary>The decimals that are kept, 0 to <see cref="MaxDecimals"/>; default 2.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Whether values are taken to single precision before they are scaled and rounded; default false.</summary>
    public bool SinglePrecision { get; init; }

    /// <summary>How wide a cell is stored; default <see cref="CellWidth.Int32"/>. 16 bits hold values up to ±327.67 at two decimals, and halve the key.</summary>
    public CellWidth CellWidth { get; init; } = CellWidth.Int32;
}
