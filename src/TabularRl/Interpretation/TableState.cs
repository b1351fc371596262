using System.Collections.Immutable;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>A state that only one of two tables knows.</summary>
public sealed class TableState
{
    internal TableState(ImmutableArray<int> cells, Decision decision)
    {
        Cells = cells;
        Decision = decision;
    }

    /// <summary>The state's cells.</summary>
    public ImmutableArray<int> Cells { get; }

    /// <summary>What the policy does that knows it.</summary>
    public Decision Decision { get; }
}
