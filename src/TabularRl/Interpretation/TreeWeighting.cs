namespace TabularRl.Interpretation;

/// <summary>How much a state counts when a tree is grown.</summary>
public enum TreeWeighting
{
    /// <summary>By its visits, so that the tree is right where the policy is asked most. Where no state has visits, all count alike.</summary>
    Visits,

    /// <summary>All alike.</summary>
    States,
}
