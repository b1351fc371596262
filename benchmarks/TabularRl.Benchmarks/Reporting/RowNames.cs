using TabularRl.Benchmarks.Workloads;

namespace TabularRl.Benchmarks.Reporting;

/// <summary>The names of the rows in the results. A plain name means uniform access; others end in the pattern.</summary>
internal static class RowNames
{
    public const string FlatLookup = "flat-lookup";
    public const string LookupHit = "lookup-hit";
    public const string DictionaryStructLookup = "dictionary-struct-lookup";
    public const string FlatUpdate = "flat-update";
    public const string KeyUpdate = "key-update";
    public const string BatchedUpdate = "batched-update";
    public const string BatchedUpdateFloat = "batched-update-float";
    public const string DictionaryStructUpdate = "dictionary-struct-update";
    public const string DictionaryTupleUpdate = "dictionary-tuple-update";
    public const string DictionaryStringUpdate = "dictionary-string-update";
    public const string FlatStep = "flat-step";
    public const string Step = "step";
    public const string FlatStepClosedLoop = "flat-step-closed-loop";
    public const string StepClosedLoop = "step-closed-loop";
    public const string TrainerClosedLoop = "trainer-closed-loop";
    public const string VectorClosedLoop = "vector-closed-loop";
    public const string VectorClosedLoopCompiled = "vector-closed-loop-compiled";
    public const string Insert = "insert";
    public const string InsertLongest = "insert-longest";
    public const string Discretize = "discretize";
    public const string DiscretizeScalar = "discretize-scalar";
    public const string Experiment = "experiment";
    public const string BareLoop = "training-bare-loop";
    public const string TrainerOverhead = "trainer-overhead";
    public const string TrainerOverheadObserver = "trainer-overhead-observer";
    public const string TrainerOverheadLoggingOff = "trainer-overhead-logging-off";
    public const string ManySeedsOneCore = "many-seeds-one-core";
    public const string ManySeedsTwoCores = "many-seeds-two-cores";
    public const string OneTableSequential = "one-table-sequential";
    public const string OneTableOneCore = "one-table-one-core";
    public const string OneTableTwoCores = "one-table-two-cores";
    public const string Evaluation = "evaluation";
    public const string Planning = "planning";
    public const string ValueIteration4 = "value-iteration-4-transitions";
    public const string PolicyIteration4 = "policy-iteration-4-transitions";
    public const string ValueIteration16 = "value-iteration-16-transitions";
    public const string PolicyIteration16 = "policy-iteration-16-transitions";
    public const string CheckpointSave = "checkpoint-save";
    public const string CheckpointLoad = "checkpoint-load";

    public static readonly IReadOnlyList<string> Lookups = [FlatLookup, LookupHit, DictionaryStructLookup];

    public static readonly IReadOnlyList<string> Updates =
    [
        FlatUpdate, KeyUpdate, BatchedUpdate, BatchedUpdateFloat, DictionaryStructUpdate, DictionaryTupleUpdate, DictionaryStringUpdate,
    ];

    public static readonly IReadOnlyList<string> Steps = [FlatStep, Step, FlatStepClosedLoop, StepClosedLoop];

    /// <summary>Closed loops as whole trainings: with what a trainer and an environment cost.</summary>
    public static readonly IReadOnlyList<string> Trainings = [TrainerClosedLoop, VectorClosedLoop, VectorClosedLoopCompiled];

    public static readonly IReadOnlyList<int> ActionCounts = [2, 4, 8, 16, 32, 64];

    public static readonly IReadOnlyList<int> FeatureCounts = [2, 4, 8, 15, 30, 45];

    public static readonly IReadOnlyList<string> Shapes = [.. ActionCounts.Select(StepWithActions), .. FeatureCounts.Select(StepWithFeatures)];

    public static readonly IReadOnlyList<string> Growth = [Insert, InsertLongest, CheckpointSave, CheckpointLoad];

    public static readonly IReadOnlyList<string> SparsePlanning = [ValueIteration4, PolicyIteration4, ValueIteration16, PolicyIteration16];

    public static readonly IReadOnlyList<string> Library =
    [
        Discretize, DiscretizeScalar, Experiment, BareLoop, TrainerOverhead, TrainerOverheadObserver, TrainerOverheadLoggingOff,
        ManySeedsOneCore, ManySeedsTwoCores, OneTableSequential, OneTableOneCore, OneTableTwoCores, Evaluation, Planning,
    ];

    /// <summary>A step among so many actions, with 15 features.</summary>
    public static string StepWithActions(int actionCount) => FormattableString.Invariant($"step-actions-{actionCount}");

    /// <summary>A step with so many features, among six actions.</summary>
    public static string StepWithFeatures(int featureCount) => FormattableString.Invariant($"step-features-{featureCount}");

    /// <summary>A name under a pattern of access.</summary>
    public static string Under(AccessPattern pattern, string name) => pattern switch
    {
        AccessPattern.Uniform => name,
        AccessPattern.Zipf => name + "-zipf",
        _ => name + "-trajectory",
    };

    /// <summary>The row that a row is compared with at the same number of states, under the same pattern; null where there is none.</summary>
    public static string? BaselineOf(string name)
    {
        foreach (AccessPattern pattern in Enum.GetValues<AccessPattern>())
        {
            if (BaselineOfUniform(name, pattern) is { } baseline)
                return Under(pattern, baseline);
        }

        return null;
    }

    /// <summary>Whether a row is one of a flat array, whose work is the floor.</summary>
    public static bool IsFlat(string name) => name.StartsWith("flat-", StringComparison.Ordinal);

    private static string? BaselineOfUniform(string name, AccessPattern pattern)
    {
        foreach ((string baseline, IReadOnlyList<string> compared) in Comparisons)
        {
            if (compared.Any(uniform => Under(pattern, uniform) == name))
                return baseline;
        }

        return null;
    }

    private static readonly IReadOnlyList<(string Baseline, IReadOnlyList<string> Compared)> Comparisons =
    [
        (FlatLookup, Lookups),
        (FlatUpdate, Updates),
        (FlatStep, [FlatStep, Step]),
        (FlatStepClosedLoop, [FlatStepClosedLoop, StepClosedLoop, .. Trainings]),
        (DiscretizeScalar, [Discretize, DiscretizeScalar]),
        (BareLoop, [BareLoop, TrainerOverhead, TrainerOverheadObserver, TrainerOverheadLoggingOff]),
        (ManySeedsOneCore, [ManySeedsOneCore, ManySeedsTwoCores]),
        (OneTableSequential, [OneTableSequential, OneTableOneCore, OneTableTwoCores]),
    ];
}
