namespace TabularRl.Evaluation.Studies;

/// <summary>The options of a <see cref="PolicyStudy"/>.</summary>
public sealed record PolicyStudyOptions
{
    /// <summary>How each policy is played, the seed included; the default evaluator's options by default.</summary>
    public EvaluatorOptions Evaluation { get; init; } = new();

    /// <summary>
    /// What policies are compared by, or null (the default) for the mean return where exact values are computed, since those are returns; else the
    /// goal rate where the environment has a goal, else the mean return.
    /// </summary>
    public PolicyMeasure? Measure { get; init; }

    /// <summary>The most that any policy can reach, in the units of the measure, if it is known; null by default.</summary>
    public double? Ceiling { get; init; }

    /// <summary>The names of the actions, from which the constant policies are called <c>always-NAME</c>; null (the default) for their numbers.</summary>
    public IReadOnlyList<string>? ActionNames { get; init; }

    /// <summary>The p-value below which a difference is called decided; default 0.05, in (0, 1).</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>
    /// Whether the exact values of policies are computed where the environment knows its model (<see cref="ExactEvaluator"/>); default true. It takes
    /// a solution of the model, and of a system of equations for each policy: leave it out where there are millions of states.
    /// </summary>
    public bool ComputesExactValues { get; init; } = true;

    /// <summary>The probability with which the number of further units is to decide a difference as large as the observed one; default 0.8, in (0, 1).</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>How many policies are played at once at most, or null (the default) for as many as there are processors. Changes no figure.</summary>
    public int? MaxParallelism { get; init; }
}
