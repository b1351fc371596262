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
            : width == CellWidth.Int16
                ? $"is {number}, whose cell does not fit in 16 bits; choose CellWidth.Int32"
                : $"is {number}, whose cell does not fit in 32 bits; clip or scale the feature";
        throw new ArgumentException($"{char.ToUpperInvariant(description.NameOf(feature)[0])}{description.NameOf(feature)[1..]} {reason}.", "observation");
    }

    [DoesNotReturn]
    public static void ThrowLength(DiscretizerDescription description, int observationLength, int cellLength) =>
        throw new ArgumentException(
            $"The discretizer takes {description.ObservationSize} features into {description.CellCount} cells; it was given {observationLength} and {cellLength}.", "observation");
}
