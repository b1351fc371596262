using System.Collections.Immutable;

namespace TabularRl.Interpretation;

/// <summary>Which change of a state is looked for.</summary>
public sealed record CounterfactualOptions
{
    /// <summary>The action that is wanted, or null, the default, for any but those that are greatest now.</summary>
    public int? WantedAction { get; init; }

    /// <summary>
    /// The positions of cells that cannot change, such as a customer's country; default none. Where each feature has one cell they are the
    /// features' positions.
    /// </summary>
    public ImmutableArray<int> FixedCells { get; init; } = [];

    /// <summary>The fewest visits, over all actions, of a state that is answered; default 1.</summary>
    public long MinStateVisits { get; init; } = 1;
}
