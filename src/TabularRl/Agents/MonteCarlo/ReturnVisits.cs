namespace TabularRl.Agents.MonteCarlo;

/// <summary>Which visits of a state and action within an episode are learned from.</summary>
public enum ReturnVisits
{
    /// <summary>The first alone: returns of different episodes, which are independent.</summary>
    First,

    /// <summary>Every one: more returns, those of one episode overlapping.</summary>
    Every,
}
