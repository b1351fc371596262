using System.Collections.Immutable;

namespace TabularRl.Checking;

/// <summary>The stable codes of what an <see cref="EnvironmentChecker"/> finds. docs/checking.md lists them.</summary>
public static class EnvironmentCheckCodes
{
    /// <summary>The environment threw where the contract allows the call; some checks could not run.</summary>
    public const string Throws = "throws";

    /// <summary>The observation size or the number of actions is less than 1.</summary>
    public const string SizeInvalid = "size-invalid";

    /// <summary>The observation size or the number of actions changed.</summary>
    public const string SizeChanges = "size-changes";

    /// <summary>A span of another length was not refused by an <see cref="ArgumentException"/>.</summary>
    public const string WrongSpanAccepted = "wrong-span-accepted";

    /// <summary>An action out of range was not refused by an <see cref="ArgumentOutOfRangeException"/>.</summary>
    public const string ActionOutOfRangeAccepted = "action-out-of-range-accepted";

    /// <summary>A step before the first reset was not refused by an <see cref="InvalidOperationException"/>.</summary>
    public const string StepBeforeResetAccepted = "step-before-reset-accepted";

    /// <summary>A step after the end of an episode was not refused by an <see cref="InvalidOperationException"/>.</summary>
    public const string StepAfterEndAccepted = "step-after-end-accepted";

    /// <summary>A call that was refused changed the episode.</summary>
    public const string RefusalChangesEpisode = "refusal-changes-episode";

    /// <summary>An illegal action ended in an exception that is no refusal.</summary>
    public const string IllegalActionCrashes = "illegal-action-crashes";

    /// <summary>Warning: an illegal action is taken, and no model says what it does.</summary>
    public const string IllegalActionUndocumented = "illegal-action-undocumented";

    /// <summary>The same seed and actions gave another episode.</summary>
    public const string SeedNotReproducible = "seed-not-reproducible";

    /// <summary>Resets without a seed gave other episodes after the same first seed.</summary>
    public const string StreamNotReproducible = "stream-not-reproducible";

    /// <summary>A reset without a seed starts the stream again instead of continuing it.</summary>
    public const string StreamRestarts = "stream-restarts";

    /// <summary>A saved state of the generator, restored, gave other episodes.</summary>
    public const string RandomStateNotRestored = "random-state-not-restored";

    /// <summary>Warning: the generator's state cannot be saved, so that no training can be resumed.</summary>
    public const string RandomStateMissing = "random-state-missing";

    /// <summary>Two instances share what one of them changes.</summary>
    public const string SharedState = "shared-state";

    /// <summary>A reset, a step or the observation of a state left part of the span unwritten.</summary>
    public const string ObservationNotWritten = "observation-not-written";

    /// <summary>The step that terminates does not write the observation of the terminal state.</summary>
    public const string TerminalObservationNotWritten = "terminal-observation-not-written";

    /// <summary>An observation holds NaN.</summary>
    public const string ObservationNotANumber = "observation-not-a-number";

    /// <summary>Warning: an observation holds an infinite value, which only some discretizers have a cell for.</summary>
    public const string ObservationInfinite = "observation-infinite";

    /// <summary>A reward is NaN or infinite.</summary>
    public const string RewardNotFinite = "reward-not-finite";

    /// <summary>A mask allows no action.</summary>
    public const string MaskWithoutLegalAction = "mask-without-legal-action";

    /// <summary>The mask differs from the model's legal actions of the current state.</summary>
    public const string MaskDisagreesWithModel = "mask-disagrees-with-model";

    /// <summary>The goal counts as reached right after a reset.</summary>
    public const string GoalAfterReset = "goal-after-reset";

    /// <summary>A goal that was reached is not reached any more in the same episode.</summary>
    public const string GoalLost = "goal-lost";

    /// <summary>There is no start, or their number changed.</summary>
    public const string StartCountInvalid = "start-count-invalid";

    /// <summary>A start out of range was not refused by an <see cref="ArgumentOutOfRangeException"/>.</summary>
    public const string StartOutOfRangeAccepted = "start-out-of-range-accepted";

    /// <summary>The environment says that a start determines the episode, and it does not.</summary>
    public const string StartNotDeterministic = "start-not-deterministic";

    /// <summary>Warning: the first observation of a start depends on the seed.</summary>
    public const string StartVaries = "start-varies";

    /// <summary>Warning: all starts give the same episode.</summary>
    public const string StartsAlike = "starts-alike";

    /// <summary>A reset begins where no start does.</summary>
    public const string ResetOutsideStarts = "reset-outside-starts";

    /// <summary>The model has other sizes than the environment, is another object each time, or answers out of range.</summary>
    public const string ModelShape = "model-shape";

    /// <summary>The outcomes of an action do not have probabilities that sum to 1, or lead nowhere.</summary>
    public const string ModelRowInvalid = "model-row-invalid";

    /// <summary>The start probabilities are not a distribution over the states.</summary>
    public const string StartProbabilitiesInvalid = "start-probabilities-invalid";

    /// <summary>The current state is no state of the model, or can be asked for before a reset.</summary>
    public const string CurrentStateInvalid = "current-state-invalid";

    /// <summary>The observation is another than that of the current state.</summary>
    public const string StateObservationMismatch = "state-observation-mismatch";

    /// <summary>A step led where the model never leads.</summary>
    public const string ModelTransitionMismatch = "model-transition-mismatch";

    /// <summary>A step earned another reward than in the model.</summary>
    public const string ModelRewardMismatch = "model-reward-mismatch";

    /// <summary>A step terminated where it does not in the model, or the other way round.</summary>
    public const string ModelTerminationMismatch = "model-termination-mismatch";

    /// <summary>Outcomes came with other frequencies than the model's probabilities.</summary>
    public const string ModelProbabilityMismatch = "model-probability-mismatch";

    /// <summary>Episodes began with other frequencies than the start probabilities.</summary>
    public const string StartProbabilityMismatch = "start-probability-mismatch";

    /// <summary>Warning: a step allocates memory.</summary>
    public const string StepAllocates = "step-allocates";

    /// <summary>Warning: no episode of the check ended, so that nothing of what is checked at an end was.</summary>
    public const string NoEpisodeEnded = "no-episode-ended";

    /// <summary>Every code.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        Throws, SizeInvalid, SizeChanges, WrongSpanAccepted, ActionOutOfRangeAccepted, StepBeforeResetAccepted, StepAfterEndAccepted, RefusalChangesEpisode,
        IllegalActionCrashes, IllegalActionUndocumented, SeedNotReproducible, StreamNotReproducible, StreamRestarts, RandomStateNotRestored,
        RandomStateMissing, SharedState, ObservationNotWritten, TerminalObservationNotWritten, ObservationNotANumber, ObservationInfinite, RewardNotFinite,
        MaskWithoutLegalAction, MaskDisagreesWithModel, GoalAfterReset, GoalLost, StartCountInvalid, StartOutOfRangeAccepted, StartNotDeterministic,
        StartVaries, StartsAlike, ResetOutsideStarts, ModelShape, ModelRowInvalid, StartProbabilitiesInvalid, CurrentStateInvalid,
        StateObservationMismatch, ModelTransitionMismatch, ModelRewardMismatch, ModelTerminationMismatch, ModelProbabilityMismatch,
        StartProbabilityMismatch, StepAllocates, NoEpisodeEnded,
    ];
}
