using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TabularRl.Discretization;

/// <summary>The errors that discretizers share, kept out of their hot loops.</summary>
internal static class DiscretizationErrors
{
    [DoesNotReturn]
    public static void ThrowNoCell(DiscretizerDescription description, int feature, double value, CellWidth width)
    {
        string number = value.ToString("R", CultureInfo.InvariantCulture);
        string reason = double.IsNaN(value)
            ? "is NaN, which belongs to no state; clean the observation before it reaches the discretizer"
            : width == CellWidth.Int16 && double.IsFinite(value)
                ? $"is {number}, whose cell does not fit in 16 bits; choose CellWidth.Int32"
                : $"is {number}, whose cell does not fit in {8 * (int)width} bits; clip or scale the feature";
        throw new ArgumentException($"{char.ToUpperInvariant(description.NameOf(feature)[0])}{description.NameOf(feature)[1..]} {reason}.", "observation");
    }

    // A discretizer may make more cells than it has features, or fewer: then the cell's position is all that is known.
    [DoesNotReturn]
    public static void ThrowWideCell(DiscretizerDescription description, int position, int cell)
    {
        string subject = description.CellCount == description.ObservationSize ? $"The cell of {description.NameOf(position)}" : $"Cell {position}";
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"{subject} is {cell}, which does not fit in 16 bits; choose CellWidth.Int32."), "observation");
    }

    [DoesNotReturn]
    public static void ThrowLength(DiscretizerDescription description, int observationLength, int cellLength) =>
        throw new ArgumentException(
            $"The discretizer takes {description.ObservationSize} features into {description.CellCount} cells; it was given {observationLength} and {cellLength}.", "observation");
}
