using System.Collections.Immutable;

namespace TabularRl.Discretization;

/// <summary>
/// Rounds each feature to a number of decimals, half to even: the cell is <c>round(value · 10^decimals)</c>. With
/// <see cref="RoundingOptions.SinglePrecision"/> the value is taken to single precision first and multiplied there, as NumPy rounds a
/// float32 array, which decides some values near a tie otherwise: 0.575 gives 58 there, and 57 in double precision.
/// </summary>
/// <remarks>−0 and 0 share a cell. Infinite values have no cell and are an error.</remarks>
public sealed class RoundingDiscretizer : IStateDiscretizer
{
    /// <summary>The kind in its description.</summary>
    public const string Kind = "rounding";

    private readonly double _scale;
    private readonly float _singleScale;
    private readonly bool _singlePrecision;
    private readonly int _size;

    /// <summary>Creates a discretizer of features without names.</summary>
    /// <param name="observationSize">The number of features; at least 1.</param>
    /// <param name="options">How to round, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public RoundingDiscretizer(int observationSize, RoundingOptions? options = null)
        : this(observationSize, [], options ?? new RoundingOptions())
    {
    }

    /// <summary>Creates a discretizer of named features.</summary>
    /// <param name="featureNames">The features' names; at least one.</param>
    /// <param name="options">How to round, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or there is no name.</exception>
    public RoundingDiscretizer(IEnumerable<string> featureNames, RoundingOptions? options = null)
        : this(0, [.. featureNames], options ?? new RoundingOptions())
    {
    }

    private RoundingDiscretizer(int observationSize, ImmutableArray<string> names, RoundingOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Decimals, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Decimals, RoundingOptions.MaxDecimals, nameof(options));
        int size = names.IsEmpty ? observationSize : names.Length;
        Description = new DiscretizerDescription(Kind, size, size, options.CellWidth, [options.Decimals, options.SinglePrecision ? 1 : 0], names);
        _scale = Math.Pow(10, options.Decimals);
        _singleScale = (float)_scale;
        _singlePrecision = options.SinglePrecision;
        _size = size;
    }

    /// <inheritdoc />
    public int ObservationSize => Description.ObservationSize;

    /// <inheritdoc />
    public int CellCount => Description.CellCount;

    /// <inheritdoc />
    public CellWidth CellWidth => Description.CellWidth;

    /// <inheritdoc />
    public bool HasOneCellPerFeature => true;

    /// <inheritdoc />
    public DiscretizerDescription Description { get; }

    /// <inheritdoc />
    public void Discretize(ReadOnlySpan<double> observation, Span<int> cells)
    {
        if (observation.Length != _size || cells.Length != _size)
            DiscretizationErrors.ThrowLength(Description, observation.Length, cells.Length);

        if (_singlePrecision || !VectorRounding.IsSupported(cells.Length) || !VectorRounding.TryRound(observation, _scale, cells))
            DiscretizeOneByOne(observation, cells);
    }

    /// <inheritdoc />
    public void Discretize(ReadOnlySpan<double> observation, Span<short> cells)
    {
        if (observation.Length != _size || cells.Length != _size)
            DiscretizationErrors.ThrowLength(Description, observation.Length, cells.Length);

        bool isDone = VectorRounding.IsSupported(cells.Length)
            && (_singlePrecision ? VectorRounding.TryRound(observation, _singleScale, cells) : VectorRounding.TryRound(observation, _scale, cells));
        if (!isDone)
            DiscretizeOneByOne(observation, cells);
    }

    /// <summary>The cells feature by feature: what is left when there are too few for a vector or one has no cell, which this names.</summary>
    internal void DiscretizeOneByOne(ReadOnlySpan<double> observation, Span<short> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            double rounded = Round(observation[i]);
            short cell = (short)(int)rounded;
            if (cell != rounded)
                DiscretizationErrors.ThrowNoCell(Description, i, observation[i], CellWidth.Int16);
            cells[i] = cell;
        }
    }

    /// <summary>As for cells of 16 bits.</summary>
    internal void DiscretizeOneByOne(ReadOnlySpan<double> observation, Span<int> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            double rounded = Round(observation[i]);
            int cell = (int)rounded;
            if (cell != rounded)
                DiscretizationErrors.ThrowNoCell(Description, i, observation[i], CellWidth.Int32);
            cells[i] = cell;
        }
    }

    internal static RoundingDiscretizer FromDescription(DiscretizerDescription description)
    {
        var p = description.Parameters;
        if (p.Length != 2 || p[0] != (int)p[0] || p[1] is not (0 or 1) || description.CellCount != description.ObservationSize)
            throw new ArgumentException("The description of the rounding discretizer does not hold its decimals and precision.", nameof(description));
        var options = new RoundingOptions { Decimals = (int)p[0], SinglePrecision = p[1] == 1, CellWidth = description.CellWidth };
        return new RoundingDiscretizer(description.ObservationSize, description.FeatureNames, options);
    }

    // Math.Round without a mode is half to even, and one instruction.
    private double Round(double value) =>
        _singlePrecision ? MathF.Round((float)value * _singleScale) : Math.Round(value * _scale);
}
