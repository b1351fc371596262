using System.Collections.Immutable;
using TabularRl.Policies;

namespace TabularRl.Interpretation;

/// <summary>A state that both tables know and in which no action is greatest in both.</summary>
public sealed class PolicyFlip
{
    internal PolicyFlip(ImmutableArray<int> cells, Decision before, Decision after)
    {
        Cells = cells;
        Before = before;
        After = after;
    }

    /// <summary>The state's cells.</summary>
    public ImmutableArray<int> Cells { get; }

    /// <summary>What the first policy does.</summary>
    public Decision Before { get; }

    /// <summary>What the second one does.</summary>
    public Decision After { get; }

    /// <summary>The visits of the state in both tables together, by which flips are ranked.</summary>
    public long Visits => Before.StateVisits + After.StateVisits;
}
