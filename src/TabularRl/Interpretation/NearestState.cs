using System.Collections.Immutable;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>A state of the table that lies near another one.</summary>
public sealed class NearestState
{
    internal NearestState(ImmutableArray<int> cells, StateDistance distance, Decision decision)
    {
        Cells = cells;
        Distance = distance;
        Decision = decision;
    }

    /// <summary>The state's cells.</summary>
    public ImmutableArray<int> Cells { get; }

    /// <summary>How far it lies from the state that was asked about.</summary>
    public StateDistance Distance { get; }

    /// <summary>What the policy does there; it is no advice for the state that was asked about.</summary>
    public Decision Decision { get; }
}
