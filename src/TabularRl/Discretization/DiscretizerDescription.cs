using System.Collections.Immutable;

namespace TabularRl.Discretization;

/// <summary>
/// A discretizer as plain data: what a checkpoint stores, what a stored table is compared with before it is used, and what a built-in
/// discretizer is rebuilt from.
/// </summary>
public sealed record DiscretizerDescription
{
    /// <summary>Creates a description.</summary>
    /// <param name="kind">The discretizer's kind, for example <c>rounding</c>; one of your own needs a name of its own.</param>
    /// <param name="observationSize">The number of doubles in an observation.</param>
    /// <param name="cellCount">The number of cells in a state.</param>
    /// <param name="cellWidth">How wide a cell is stored.</param>
    /// <param name="parameters">Everything else that the cells depend on, in a fixed order.</param>
    /// <param name="featureNames">The features' names for error messages and reports, one a double of the observation, or empty.</param>
    /// <exception cref="ArgumentException">A count is less than 1, the kind is empty, or the number of names is neither 0 nor <paramref name="observationSize"/>.</exception>
    public DiscretizerDescription(
        string kind,
        int observationSize,
        int cellCount,
        CellWidth cellWidth,
        ImmutableArray<double> parameters,
        ImmutableArray<string> featureNames)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(observationSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cellCount, 1);
        if (cellWidth is not (CellWidth.Int16 or CellWidth.Int32))
            throw new ArgumentOutOfRangeException(nameof(cellWidth), cellWidth, "A cell is 16 or 32 bits wide.");
        Kind = kind;
        ObservationSize = observationSize;
        CellCount = cellCount;
        CellWidth = cellWidth;
        Parameters = parameters.IsDefault ? [] : parameters;
        FeatureNames = featureNames.IsDefault ? [] : featureNames;
        if (FeatureNames.Length != 0 && FeatureNames.Length != observationSize)
            throw new ArgumentException($"There are {FeatureNames.Length} feature names for {observationSize} features.", nameof(featureNames));
    }

    /// <summary>The discretizer's kind.</summary>
    public string Kind { get; }

    /// <summary>The number of doubles in an observation.</summary>
    public int ObservationSize { get; }

    /// <summary>The number of cells in a state.</summary>
    public int CellCount { get; }

    /// <summary>How wide a cell is stored.</summary>
    public CellWidth CellWidth { get; }

    /// <summary>Everything else that the cells depend on.</summary>
    public ImmutableArray<double> Parameters { get; }

    /// <summary>The features' names, or empty.</summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>How a message calls a feature: by its name where there is one.</summary>
    /// <param name="feature">The feature's position in the observation.</param>
    /// <returns>For example <c>feature 3 ('Days_Since_First_Norm')</c>.</returns>
    public string NameOf(int feature) => NameOf(FeatureNames.AsSpan(), feature);

    internal static string NameOf(ReadOnlySpan<string> names, int feature) =>
        (uint)feature < (uint)names.Length ? $"feature {feature} ('{names[feature]}')" : $"feature {feature}";

    /// <summary>Whether two descriptions give equal cells for every observation, and call the features alike.</summary>
    /// <param name="other">The other description.</param>
    /// <returns>True if they are equal in every part.</returns>
    public bool Equals(DiscretizerDescription? other) =>
        other is not null
        && Kind == other.Kind
        && ObservationSize == other.ObservationSize
        && CellCount == other.CellCount
        && CellWidth == other.CellWidth
        && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan())
        && FeatureNames.AsSpan().SequenceEqual(other.FeatureNames.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, ObservationSize, CellCount, CellWidth, Parameters.Length);
}
