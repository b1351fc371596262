namespace TabularRl.Evaluation.Comparison;

/// <summary>How many customers each policy of a trial needs.</summary>
/// <param name="Baseline">The baseline's customers.</param>
/// <param name="Candidate">The candidate's customers.</param>
public readonly record struct TrialSize(long Baseline, long Candidate)
{
    /// <summary>The customers of both.</summary>
    public long Total => Baseline + Candidate;
}
