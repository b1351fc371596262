using TabularRl.Discretization;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>Whether the cells and actions of two tables mean the same.</summary>
internal static class TableCompatibility
{
    public static void Check(FrozenPolicy left, FrozenPolicy right, string parameterName)
    {
        if (left.ActionCount != right.ActionCount)
        {
            throw new ArgumentException(
                $"Policy '{left.Name}' has {left.ActionCount} actions and '{right.Name}' {right.ActionCount}; only tables of the same actions can be put together.", parameterName);
        }

        if (left.Discretizer.Description != right.Discretizer.Description)
        {
            throw new ArgumentException(
                $"The policies '{left.Name}' and '{right.Name}' were learned under different discretizers ({Difference(left.Discretizer.Description, right.Discretizer.Description)}), so that equal cells mean different states; train both under one.",
                parameterName);
        }
    }

    /// <summary>Where two descriptions that are not equal differ first.</summary>
    public static string Difference(DiscretizerDescription left, DiscretizerDescription right)
    {
        if (left.Kind != right.Kind)
            return $"kind '{left.Kind}' and '{right.Kind}'";
        if (left.ObservationSize != right.ObservationSize || left.CellCount != right.CellCount)
            return $"{left.ObservationSize} features in {left.CellCount} cells and {right.ObservationSize} in {right.CellCount}";
        if (left.CellWidth != right.CellWidth)
            return $"cells of {8 * (int)left.CellWidth} and of {8 * (int)right.CellWidth} bits";
        return left.Parameters.AsSpan().SequenceEqual(right.Parameters.AsSpan()) ? "the features' names" : "their parameters";
    }
}
