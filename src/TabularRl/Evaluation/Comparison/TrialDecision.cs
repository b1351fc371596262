namespace TabularRl.Evaluation.Comparison;

/// <summary>What a look at a trial decides.</summary>
public enum TrialDecision
{
    /// <summary>Nothing yet: go on to the next look.</summary>
    Continue,

    /// <summary>The candidate is better; the trial is over.</summary>
    CandidateBetter,

    /// <summary>The baseline is better; the trial is over.</summary>
    BaselineBetter,

    /// <summary>The planned size is reached and no difference was shown. It does not say that there is none: the interval says how large it may be.</summary>
    Undecided,
}
