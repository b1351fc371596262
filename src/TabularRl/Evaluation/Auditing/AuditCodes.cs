using System.Collections.Immutable;

namespace TabularRl.Evaluation.Auditing;

/// <summary>The stable codes of findings. docs/audit.md says of each what it means, how it is computed and what to do.</summary>
public static class AuditCodes
{
    /// <summary>Too many decisions of the evaluation were made where nothing had been learned.</summary>
    public const string UnseenStates = "unseen-states";

    /// <summary>A category has another code in evaluation than in training.</summary>
    public const string RefittedEncoder = "refitted-encoder";

    /// <summary>A feature had one value in every observation of training.</summary>
    public const string ConstantFeature = "constant-feature";

    /// <summary>A feature of the first observation gives the outcome away.</summary>
    public const string OutcomeInState = "outcome-in-state";

    /// <summary>An action was never tried in training.</summary>
    public const string UntriedAction = "untried-action";

    /// <summary>The policy is not shown to be better than choosing at random.</summary>
    public const string NoBetterThanRandom = "no-better-than-random";

    /// <summary>The policy is not shown to be better than the best constant one.</summary>
    public const string NoBetterThanConstant = "no-better-than-constant";

    /// <summary>A claim's baseline was measured on another population than the claim.</summary>
    public const string ForeignBaseline = "foreign-baseline";

    /// <summary>A constant policy reaches the ceiling, so that there is nothing to learn.</summary>
    public const string NothingToGain = "nothing-to-gain";

    /// <summary>A seed of the evaluation was used in training.</summary>
    public const string SeedReuse = "seed-reuse";

    /// <summary>The table or the exploration changed during evaluation.</summary>
    public const string EvaluationSideEffect = "evaluation-side-effect";

    /// <summary>Too many decisions were drawn by lot among actions of equal value.</summary>
    public const string TiedValues = "tied-values";

    /// <summary>A rate rests on too few successes.</summary>
    public const string TooFewSuccesses = "too-few-successes";

    /// <summary>Every code.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        UnseenStates, RefittedEncoder, ConstantFeature, OutcomeInState, UntriedAction, NoBetterThanRandom, NoBetterThanConstant,
        ForeignBaseline, NothingToGain, SeedReuse, EvaluationSideEffect, TiedValues, TooFewSuccesses,
    ];
}
