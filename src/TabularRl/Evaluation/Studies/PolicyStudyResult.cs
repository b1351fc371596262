using System.Collections.Immutable;

namespace TabularRl.Evaluation.Studies;

/// <summary>What a study found: the given policies first, then the random policy, then the constant ones. Immutable.</summary>
public sealed class PolicyStudyResult
{
    internal PolicyStudyResult(IEnumerable<StudiedPolicy> policies) => Policies = [.. policies];

    /// <summary>Every policy, those given first.</summary>
    public ImmutableArray<StudiedPolicy> Policies { get; }

    /// <summary>What policies were compared by.</summary>
    public required PolicyMeasure Measure { get; init; }

    /// <summary>The most that any policy can reach, if it was given.</summary>
    public required double? Ceiling { get; init; }

    /// <summary>The undiscounted value of the best policy, exactly; null where there are no exact values. See <see cref="ExactEvaluation.Optimum"/>.</summary>
    public double? ExactOptimum => Random.ExactEvaluations is [{ } exact] ? exact.Optimum : null;

    /// <summary>Whether the environment answers an action always alike, so that the start is what varies; else each episode is a chance of its own.</summary>
    public required bool IsEnvironmentDeterministic { get; init; }

    /// <summary>The name of the best constant policy; among equals of the measure that of greater return, then of the lower action.</summary>
    public required string BestConstantName { get; init; }

    /// <summary>The random policy.</summary>
    public StudiedPolicy Random => Policies.First(policy => policy.Role == PolicyRole.Random);

    /// <summary>The best constant policy.</summary>
    public StudiedPolicy BestConstant => this[BestConstantName];

    /// <summary>The constant policy of the greatest exact value, among equals that of the lowest action; null where there are no exact values.</summary>
    public StudiedPolicy? ExactlyBestConstant => ExactOptimum is null ? null : Constants.MaxBy(policy => policy.ExactValue);

    /// <summary>The constant policies, by action.</summary>
    public IEnumerable<StudiedPolicy> Constants => Policies.Where(policy => policy.Role == PolicyRole.Constant);

    /// <summary>The policies that the caller gave.</summary>
    public IEnumerable<StudiedPolicy> Given => Policies.Where(policy => policy.Role == PolicyRole.Given);

    /// <summary>The number of starts that each policy was played from.</summary>
    public int StartCount => Policies[0].Evaluations[0].StartCount;

    /// <summary>A policy by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">No policy has the name; the message lists those that there are.</exception>
    public StudiedPolicy this[string name] => Policies.FirstOrDefault(policy => policy.Name == name)
        ?? throw new KeyNotFoundException($"The study has no policy '{name}'; it has {string.Join(", ", Policies.Select(policy => policy.Name))}.");

    /// <summary>A policy's figure in the study's measure.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>Its goal rate, a fraction, or its mean return.</returns>
    public double ValueOf(StudiedPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Measure == PolicyMeasure.GoalRate ? policy.GoalRate : policy.MeanReturn;
    }

    /// <summary>The study as plain text: a line a policy with its intervals, and the verdicts in words. The same in every culture.</summary>
    /// <returns>Lines that end in a line feed.</returns>
    public string ToText() => StudyText.Render(this);

    /// <inheritdoc />
    public override string ToString() => ToText();
}
