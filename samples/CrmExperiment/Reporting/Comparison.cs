using CrmExperiment.Results;

namespace CrmExperiment.Reporting;

/// <summary>What a difference of the trained policy from a baseline allows to be said.</summary>
internal enum Comparison
{
    /// <summary>No customer told the two apart.</summary>
    Equal,

    /// <summary>The interval or the p-value admits that there is no difference.</summary>
    Undecided,
    Better,
    Worse,
}

internal static class Comparisons
{
    private const double Level = 0.05;

    /// <summary>Better or worse only where the interval excludes zero and the p-value agrees.</summary>
    public static Comparison Of(DifferenceResult difference) => difference switch
    {
        { Difference: 0, Low: 0, High: 0 } => Comparison.Equal,
        { Low: > 0, PValue: < Level } => Comparison.Better,
        { High: < 0, PValue: < Level } => Comparison.Worse,
        _ => Comparison.Undecided,
    };
}
