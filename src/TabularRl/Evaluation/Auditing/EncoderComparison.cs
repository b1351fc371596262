namespace TabularRl.Evaluation.Auditing;

/// <summary>How one feature's categories were numbered in training and in evaluation.</summary>
public sealed record EncoderComparison
{
    /// <summary>The feature's name.</summary>
    public required string Feature { get; init; }

    /// <summary>The code of each category in training.</summary>
    public required IReadOnlyDictionary<string, int> Training { get; init; }

    /// <summary>The code of each category in evaluation.</summary>
    public required IReadOnlyDictionary<string, int> Evaluation { get; init; }

    /// <summary>The code of a missing or unknown category in training; null if there is none.</summary>
    public int? TrainingUnknown { get; init; }

    /// <summary>The code of a missing or unknown category in evaluation; null if there is none.</summary>
    public int? EvaluationUnknown { get; init; }

    /// <summary>The category of each evaluation start, null where it is missing; empty (the default) to count categories, each once.</summary>
    public IReadOnlyList<string?> EvaluationStarts { get; init; } = [];
}
