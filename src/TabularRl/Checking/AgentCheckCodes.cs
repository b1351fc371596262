using System.Collections.Immutable;

namespace TabularRl.Checking;

/// <summary>The stable codes of what an <see cref="AgentChecker"/> finds. docs/checking.md lists them.</summary>
public static class AgentCheckCodes
{
    /// <summary>The agent threw where the contract allows the call; some checks could not run.</summary>
    public const string Throws = "throws";

    /// <summary>The factory did not follow a request that the checks rest on: sizes, or (a warning) the initial value.</summary>
    public const string RequestIgnored = "request-ignored";

    /// <summary>A step or an end without a running episode was not refused by an <see cref="InvalidOperationException"/>.</summary>
    public const string CallOutOfOrderAccepted = "call-out-of-order-accepted";

    /// <summary>A reward that is not finite, or an observation that does not fit, was not refused by an <see cref="ArgumentException"/>.</summary>
    public const string BadInputAccepted = "bad-input-accepted";

    /// <summary>Episodes or steps were counted otherwise than they ended.</summary>
    public const string CountsWrong = "counts-wrong";

    /// <summary>The value of a terminal state's observation was bootstrapped from.</summary>
    public const string BootstrapsAtTermination = "bootstraps-at-termination";

    /// <summary>An optimistic initial value leaks in from terminal states, which are looked up in the table.</summary>
    public const string OptimismLeaks = "optimism-leaks";

    /// <summary>Nothing was bootstrapped from the last state of an episode that was only truncated.</summary>
    public const string NoBootstrapAtTruncation = "no-bootstrap-at-truncation";

    /// <summary>The reward of the last steps of an episode is not learned.</summary>
    public const string LastRewardNotLearned = "last-reward-not-learned";

    /// <summary>The reward of a step is learned for another step.</summary>
    public const string RewardMisplaced = "reward-misplaced";

    /// <summary>An episode changes values of states that only an earlier one met: traces or waiting steps survive.</summary>
    public const string TracesSurvive = "traces-survive-episode";

    /// <summary>What followed an exploratory action was credited to the actions before it, though the agent learns off-policy.</summary>
    public const string ExploratoryActionCredited = "exploratory-action-credited";

    /// <summary>An illegal action was chosen.</summary>
    public const string IllegalActionChosen = "illegal-action-chosen";

    /// <summary>The value of an illegal action was bootstrapped from.</summary>
    public const string MaskedActionBootstrapped = "masked-action-bootstrapped";

    /// <summary>Under a mask the worse of two legal actions is preferred, as by an index among the legal ones that is taken for an action.</summary>
    public const string GreedyActionMistaken = "greedy-action-mistaken";

    /// <summary>Equal agents of one seed learn differently.</summary>
    public const string SeedNotReproducible = "seed-not-reproducible";

    /// <summary>Two agents share what one of them changes.</summary>
    public const string SharedState = "shared-state";

    /// <summary>Freezing the agent, asking the frozen policy or reading its exploration changes what the agent does.</summary>
    public const string EvaluationChangesAgent = "evaluation-changes-agent";

    /// <summary>States are known by something that depends on the culture, so that a table is not found again in another country.</summary>
    public const string CultureDependent = "culture-dependent";

    /// <summary>An agent that was saved, restored and trained on is another one than if it had never stopped.</summary>
    public const string ResumeDiffers = "resume-differs";

    /// <summary>Warning: the agent has snapshots, but the check was not told how to restore it.</summary>
    public const string RestoreNotChecked = "restore-not-checked";

    /// <summary>Learning a logged transition touches the running episode.</summary>
    public const string LearnTouchesEpisode = "learn-touches-episode";

    /// <summary>A step in known states allocates memory.</summary>
    public const string StepAllocates = "step-allocates";

    /// <summary>The greedy policy stays further below the exact optimum than is allowed.</summary>
    public const string FarFromOptimal = "far-from-optimal";

    /// <summary>Every code.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        Throws, RequestIgnored, CallOutOfOrderAccepted, BadInputAccepted, CountsWrong, BootstrapsAtTermination, OptimismLeaks, NoBootstrapAtTruncation,
        LastRewardNotLearned, RewardMisplaced, TracesSurvive, ExploratoryActionCredited, IllegalActionChosen, MaskedActionBootstrapped,
        GreedyActionMistaken, SeedNotReproducible, SharedState, EvaluationChangesAgent, CultureDependent, ResumeDiffers,
        RestoreNotChecked, LearnTouchesEpisode, StepAllocates, FarFromOptimal,
    ];
}
