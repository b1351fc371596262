namespace TabularRl.Evaluation.Comparison;

/// <summary>How the significance α of a trial is spent over its looks; t is the share of the planned information, in (0, 1].</summary>
/// <remarks>Source: K. K. G. Lan and D. L. DeMets, "Discrete Sequential Boundaries for Clinical Trials" (Biometrika 1983). Half of α belongs to each side.</remarks>
public enum AlphaSpending
{
    /// <summary>Like O'Brien and Fleming: almost nothing early, so that the last look is nearly an ordinary test and the trial hardly grows. <code>α(t) = 2·(2 − 2·Φ(z_{α/4} / √t))</code></summary>
    OBrienFleming,

    /// <summary>Like Pocock: about as much at every look, so that large differences end the trial early, and it must be planned larger. <code>α(t) = α·ln(1 + (e − 1)·t)</code></summary>
    Pocock,
}
