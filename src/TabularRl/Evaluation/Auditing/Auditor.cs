using System.Collections.Immutable;
using TabularRl.Evaluation.Auditing.Checks;

namespace TabularRl.Evaluation.Auditing;

/// <summary>
/// Looks for what makes a result untrue or empty, and names it. Each check runs where its input is given; docs/audit.md describes every code.
/// Deterministic, and it changes nothing.
/// </summary>
public static class Auditor
{
    private static readonly ImmutableArray<AuditCheck> Checks =
    [
        UnseenStates.Check, RefittedEncoder.Check, ConstantFeature.Check, OutcomeInState.Check, UntriedAction.Check, NoBetterThanRandom.Check,
        NoBetterThanConstant.Check, ForeignBaseline.Check, NothingToGain.Check, SeedReuse.Check, EvaluationSideEffect.Check, TiedValues.Check,
        TooFewSuccesses.Check,
    ];

    private delegate IEnumerable<AuditFinding> AuditCheck(AuditInput input, AuditOptions options);

    /// <summary>Audits an experiment or a claim.</summary>
    /// <param name="input">What is known of it.</param>
    /// <param name="options">The thresholds, or null for the defaults.</param>
    /// <returns>The findings.</returns>
    /// <exception cref="ArgumentException">A claim has no trials or more successes than trials.</exception>
    /// <exception cref="KeyNotFoundException">The study has no policy of the name given.</exception>
    public static AuditReport Audit(AuditInput input, AuditOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        AuditOptions thresholds = options ?? new AuditOptions();
        if (input.Claim is { } claim && (claim.SampleSize < 1 || claim.Successes < 0 || claim.Successes > claim.SampleSize))
            throw new ArgumentException($"The claim has {claim.Successes} successes in {claim.SampleSize} trials.", nameof(input));
        return new AuditReport(Checks.SelectMany(check => check(input, thresholds)));
    }
}
