using System.Globalization;

namespace TabularRl.Interpretation;

/// <summary>A condition on the cell of one position.</summary>
/// <param name="Position">The position in the state.</param>
/// <param name="Minimum">The least cell that meets it, or null for no bound.</param>
/// <param name="Maximum">The greatest cell that meets it, or null for no bound.</param>
public readonly record struct CellCondition(int Position, int? Minimum, int? Maximum)
{
    /// <summary>Whether a state meets it.</summary>
    /// <param name="cells">The state's cells.</param>
    /// <returns>True if its cell lies within the bounds.</returns>
    public bool IsMetBy(ReadOnlySpan<int> cells) =>
        !(cells[Position] < Minimum) && !(cells[Position] > Maximum);

    /// <summary>What the condition reads as.</summary>
    /// <param name="labels">What cells are called.</param>
    /// <returns>For example <c>Stage ≤ 2</c>.</returns>
    public string ToText(TableLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        string name = labels.NameOfCell(Position);
        string? low = Minimum is { } minimum ? labels.TextOfCell(Position, minimum) : null;
        string? high = Maximum is { } maximum ? labels.TextOfCell(Position, maximum) : null;
        return (low, high) switch
        {
            (null, null) => string.Create(CultureInfo.InvariantCulture, $"any {name}"),
            (null, _) => $"{name} ≤ {high}",
            (_, null) => $"{name} ≥ {low}",
            _ => Minimum == Maximum ? $"{name} = {low}" : $"{low} ≤ {name} ≤ {high}",
        };
    }
}
