namespace TabularRl.Interpretation;

/// <summary>A node of a <see cref="PolicyTree"/>: a question about one cell, or an action.</summary>
public sealed class PolicyTreeNode
{
    internal PolicyTreeNode(int action, long stateCount, long agreeingStates, long visits, long agreeingVisits)
    {
        Action = action;
        StateCount = stateCount;
        AgreeingStates = agreeingStates;
        Visits = visits;
        AgreeingVisits = agreeingVisits;
    }

    /// <summary>Whether the node answers rather than asks.</summary>
    public bool IsLeaf => AtMost is null;

    /// <summary>The position of the cell that is asked about; −1 in a leaf.</summary>
    public int Position { get; internal init; } = -1;

    /// <summary>States whose cell is at most this go to <see cref="AtMost"/>, the others to <see cref="Above"/>.</summary>
    public int Threshold { get; internal init; }

    /// <summary>Where states go whose cell is at most the threshold; null in a leaf.</summary>
    public PolicyTreeNode? AtMost { get; internal init; }

    /// <summary>Where states go whose cell is above the threshold; null in a leaf.</summary>
    public PolicyTreeNode? Above { get; internal init; }

    /// <summary>The action that most of the node's states take, by weight; the lowest among equals; −1 if the tree has no states.</summary>
    public int Action { get; }

    /// <summary>The table's decided states that come here.</summary>
    public long StateCount { get; }

    /// <summary>Those of them in which the policy takes <see cref="Action"/>.</summary>
    public long AgreeingStates { get; }

    /// <summary>The visits of the states that come here.</summary>
    public long Visits { get; }

    /// <summary>The visits of those in which the policy takes <see cref="Action"/>.</summary>
    public long AgreeingVisits { get; }
}
