using System.Globalization;
using TabularRl.Statistics;

namespace TabularRl.Evaluation.Studies;

/// <summary>The paired difference of a policy from a baseline over the same starts, and what it says.</summary>
public sealed record PolicyDifference
{
    /// <summary>The baseline's name.</summary>
    public required string BaselineName { get; init; }

    /// <summary>The policy's figure less the baseline's, in the units of the study's measure.</summary>
    public required double Difference { get; init; }

    /// <summary>Its 95 % interval: bootstrap over starts, Student's t over training seeds.</summary>
    public required Interval DifferenceInterval { get; init; }

    /// <summary>The two-sided p-value: sign flips over starts, Student's t over training seeds (sign flips where all seeds agree to the last digit).</summary>
    public required double PValue { get; init; }

    /// <summary>The unit of interval and test.</summary>
    public required StudyUnit Unit { get; init; }

    /// <summary>The number of units.</summary>
    public required int UnitCount { get; init; }

    /// <summary>The standard deviation of the difference between units.</summary>
    public required double UnitDeviation { get; init; }

    /// <summary>What the difference says.</summary>
    public required DifferenceVerdict Verdict { get; init; }

    /// <summary>
    /// How many further units would decide a difference as large as the observed one: ⌈((z(1−α/2) + z(power))·s/d)²⌉ less those at hand, at
    /// least 1. Null where it is decided already, and where the mean difference is exactly 0, so that no number would.
    /// </summary>
    public required long? FurtherUnitCount { get; init; }

    /// <summary>The verdict in words, <c>better than random</c> for example.</summary>
    /// <returns>A phrase without a full stop.</returns>
    public string Describe()
    {
        string units = Unit == StudyUnit.Start ? "starts" : "training seeds";
        return Verdict switch
        {
            DifferenceVerdict.Better => $"better than {BaselineName}",
            DifferenceVerdict.Worse => $"worse than {BaselineName}",
            DifferenceVerdict.Equal => $"exactly as good as {BaselineName}; no number of further {units} would decide",
            _ when FurtherUnitCount is { } count => string.Create(
                CultureInfo.InvariantCulture, $"undecided against {BaselineName}; about {count:N0} further {units} would decide a difference of this size"),
            _ => $"undecided against {BaselineName}; the mean difference is exactly 0, so no number of further {units} would decide",
        };
    }
}
