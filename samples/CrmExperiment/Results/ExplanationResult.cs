namespace CrmExperiment.Results;

/// <summary>Why one customer gets his action, or that nothing is known of him. Values are returns in the experiment's reward, actions are named in short.</summary>
internal sealed record ExplanationResult
{
    public required string Experiment { get; init; }

    /// <summary><c>documented</c> or <c>program</c>: what the values count.</summary>
    public required string Reward { get; init; }

    /// <summary><c>logged</c> or <c>simulated</c>: what answered the actions in training.</summary>
    public required string Response { get; init; }

    /// <summary>The share of training's episodes that began with a subscriber on purpose; the values are too high by it.</summary>
    public required double SubscriberShareInTraining { get; init; }

    public required long Customer { get; init; }

    public required string? Country { get; init; }

    public required string? Bootcamp { get; init; }

    /// <summary>What the policy sees, feature by feature.</summary>
    public required IReadOnlyList<FeatureValueResult> State { get; init; }

    /// <summary>What the number of the customer's country meant in training, in words; null where it meant the same or is not in the state.</summary>
    public required string? CountryInTraining { get; init; }

    /// <summary><c>known</c>, <c>backed-off</c> or <c>unknown</c>.</summary>
    public required string Knowledge { get; init; }

    /// <summary>The level that decided, 0 the finest.</summary>
    public required int Level { get; init; }

    /// <summary>The features that it sees, in words; none where all customers are one to it.</summary>
    public required IReadOnlyList<string> LevelFeatures { get; init; }

    /// <summary>Why each finer level did not decide, the finest first: <c>unknown-state</c>, <c>few-visits</c>, <c>tied</c> or <c>overlapping</c>.</summary>
    public required IReadOnlyList<string> PassedOver { get; init; }

    /// <summary>The action; several where they tie, none where nothing is known.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Its value; null where nothing is known.</summary>
    public required double? Value { get; init; }

    /// <summary>The action of second-greatest value; null where nothing is known or actions tie.</summary>
    public required string? RunnerUp { get; init; }

    /// <summary>The value less the runner-up's; null where nothing is known or actions tie.</summary>
    public required double? Margin { get; init; }

    /// <summary>How often training updated the deciding level's state, over all actions.</summary>
    public required long StateVisits { get; init; }

    public required long ActionVisits { get; init; }

    /// <summary>Every action, in order; none where nothing is known.</summary>
    public required IReadOnlyList<ActionValueResult> Values { get; init; }

    /// <summary>Whether trainings on other seeds decide alike; null where nothing decided, or there were none.</summary>
    public SeedAgreementResult? SeedAgreement { get; init; }

    /// <summary>What each feature adds to the margin; null where nothing decided, or a level without features did.</summary>
    public required ContributionsResult? Contributions { get; init; }

    /// <summary>The smallest change for another action; null where nothing decided or none was found.</summary>
    public required ChangeResult? Change { get; init; }

    /// <summary>The nearest states that training updated; empty where the state itself is known.</summary>
    public required IReadOnlyList<NearestResult> Nearest { get; init; }
}

/// <summary>So many trainings on other seeds, and how many of them give the customer the same action and no other beside it.</summary>
internal sealed record SeedAgreementResult(int Trainings, int SameAction);

/// <summary>A feature of a state: its name in code, its value before the table rounds it, and what that means.</summary>
internal sealed record FeatureValueResult(string Feature, double Value, string Words);

/// <summary>What the deciding level holds of an action, and how often training updated it there; the finer levels may have excluded it.</summary>
internal sealed record ActionValueResult(string Action, double Value, long Visits, bool IsExcluded);

/// <summary>
/// Exact Shapley values: they sum to the margin less <paramref name="Mean"/>, the chosen action's mean advantage over
/// <paramref name="Background"/> states of training. <paramref name="UnknownShare"/> of the mixtures that were compared are in no table, and count as 0.
/// </summary>
internal sealed record ContributionsResult(int Background, double Mean, double UnknownShare, IReadOnlyList<ContributionResult> Features);

internal sealed record ContributionResult(string Feature, string Words, double Value);

/// <summary>The nearest state in which the policy takes another action, and what differs.</summary>
internal sealed record ChangeResult(string Action, long StateVisits, IReadOnlyList<FeatureChangeResult> Features);

/// <summary>A feature that would have to change, in words.</summary>
internal sealed record FeatureChangeResult(string Feature, string From, string To);

/// <summary>A state near to one that is unknown: its action, null where several tie, and what differs.</summary>
internal sealed record NearestResult(string? Action, long StateVisits, IReadOnlyList<FeatureChangeResult> Features);
