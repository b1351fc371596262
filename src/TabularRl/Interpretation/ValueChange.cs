using System.Collections.Immutable;

namespace TabularRl.Interpretation;

/// <summary>A state that both tables know and some value of which differs: the action whose value differs most.</summary>
public sealed class ValueChange
{
    internal ValueChange(ImmutableArray<int> cells, int action, double before, double after)
    {
        Cells = cells;
        Action = action;
        Before = before;
        After = after;
    }

    /// <summary>The state's cells.</summary>
    public ImmutableArray<int> Cells { get; }

    /// <summary>The action whose value differs most; the lowest among equals.</summary>
    public int Action { get; }

    /// <summary>Its value in the first table.</summary>
    public double Before { get; }

    /// <summary>Its value in the second table.</summary>
    public double After { get; }
}
