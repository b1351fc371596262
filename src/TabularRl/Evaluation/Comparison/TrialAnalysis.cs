using TabularRl.Statistics;

namespace TabularRl.Evaluation.Comparison;

/// <summary>What one look at a trial shows.</summary>
public sealed record TrialAnalysis
{
    /// <summary>The look's number, from 1.</summary>
    public required int LookNumber { get; init; }

    /// <summary>The share of the planned information n₁n₂/(n₁ + n₂) that is in; 1 or more at the last look.</summary>
    public required double InformationShare { get; init; }

    /// <summary>The baseline's rate, as a share, or mean return.</summary>
    public required double Baseline { get; init; }

    /// <summary>The candidate's rate, as a share, or mean return.</summary>
    public required double Candidate { get; init; }

    /// <summary>The candidate less the baseline.</summary>
    public double Difference => Candidate - Baseline;

    /// <summary>The interval of the difference at confidence 1 − <see cref="NominalSignificance"/>. Over all looks together it holds the difference with probability 1 − α or more (repeated confidence intervals, Jennison and Turnbull 1989).</summary>
    public required Interval DifferenceInterval { get; init; }

    /// <summary>The two-sided p-value as if this were the only look.</summary>
    public required double PValue { get; init; }

    /// <summary>The level that this look may use: a difference is shown if the p-value is at most this.</summary>
    public required double NominalSignificance { get; init; }

    /// <summary>What follows.</summary>
    public required TrialDecision Decision { get; init; }

    /// <summary>The same in a sentence, in the invariant culture.</summary>
    public required string Verdict { get; init; }
}
