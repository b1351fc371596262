namespace TabularRl.Policies;

/// <summary>Which of several actions of equal value a frozen policy plays; it also decides what is played in a state that training never met, where all are equal.</summary>
public enum TieBreaking
{
    /// <summary>One at random, each equally likely.</summary>
    Random,

    /// <summary>The lowest action: the policy is deterministic.</summary>
    Lowest,
}
