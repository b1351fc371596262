using TabularRl.Evaluation.Studies;
using TabularRl.Tables;

namespace TabularRl.Evaluation.Auditing;

/// <summary>What is known of an experiment. Every piece but the subject is optional; a check runs where its input is given.</summary>
public sealed record AuditInput
{
    /// <summary>What is audited, as findings name it: the experiment's or the claim's name.</summary>
    public required string Subject { get; init; }

    /// <summary>The evaluation of the policy beside its baselines.</summary>
    public PolicyStudyResult? Study { get; init; }

    /// <summary>The name of the audited policy in <see cref="Study"/>; null (the default) for the first given one.</summary>
    public string? PolicyName { get; init; }

    /// <summary>How the policy's decisions fell, for ties; see <see cref="DecisionSurvey.Of"/>.</summary>
    public DecisionSurvey? Decisions { get; init; }

    /// <summary>The table as training left it.</summary>
    public QTable? Table { get; init; }

    /// <summary>The names of the actions, for messages; null for their numbers.</summary>
    public IReadOnlyList<string>? ActionNames { get; init; }

    /// <summary>Every observation of training, as a collector saw them.</summary>
    public ObservationStatistics? TrainingObservations { get; init; }

    /// <summary>The first observation and the outcome of every start of the evaluated split, each once.</summary>
    public StartOutcomes? StartOutcomes { get; init; }

    /// <summary>How categories were numbered in training and in evaluation.</summary>
    public IReadOnlyList<EncoderComparison> Encoders { get; init; } = [];

    /// <summary>A claim, made here or published elsewhere.</summary>
    public Claim? Claim { get; init; }

    /// <summary>The seeds from which the training's episodes were drawn.</summary>
    public IReadOnlyCollection<ulong> TrainingSeeds { get; init; } = [];

    /// <summary>The seeds from which the evaluation's were.</summary>
    public IReadOnlyCollection<ulong> EvaluationSeeds { get; init; } = [];

    /// <summary>What the learner was before the evaluation.</summary>
    public LearnerFingerprint? BeforeEvaluation { get; init; }

    /// <summary>What it was afterwards.</summary>
    public LearnerFingerprint? AfterEvaluation { get; init; }

    /// <summary>The audited policy, or null where there is no study.</summary>
    /// <exception cref="KeyNotFoundException">The study has no policy of that name.</exception>
    internal StudiedPolicy? Policy => Study is null ? null : PolicyName is null ? Study.Given.First() : Study[PolicyName];
}
