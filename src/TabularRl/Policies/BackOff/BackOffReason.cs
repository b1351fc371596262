namespace TabularRl.Policies.BackOff;

/// <summary>Why a level did not decide.</summary>
public enum BackOffReason
{
    /// <summary>Its table has no row for the state. Every legal action is passed on.</summary>
    UnknownState,

    /// <summary>Its greedy action was updated less often than <see cref="BackOffCriterion.MinVisits"/>. Every action that it was given is passed on.</summary>
    FewVisits,

    /// <summary>Another action is worth as much, within <see cref="BackOffCriterion.Tolerance"/>. Only those that it cannot tell apart are passed on.</summary>
    Tied,

    /// <summary>Another action is worth less by no more than its uncertainty. Only those that it cannot tell apart are passed on.</summary>
    Overlapping,
}
