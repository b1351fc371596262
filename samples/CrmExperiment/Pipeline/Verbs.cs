using System.CommandLine;
using System.Text;
using CrmExperiment.Cli;
using CrmExperiment.Reporting;
using CrmExperiment.Reporting.Documents;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation.Auditing;
using TabularRl.Evaluation.Studies;
using TabularRl.Persistence;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>The verbs of the command line.</summary>
internal static class Verbs
{
    public static void Run(ExperimentSession session, bool quick)
    {
        ExperimentData data = session.Load();
        session.WriteFeatures(data);
        IReadOnlyList<ExperimentDefinition> plan = ExperimentPlan.Create(session.Settings);
        var experiments = new List<ExperimentResult>();
        var findings = new List<AuditFinding>();
        var segments = new List<SegmentsResult>();
        var explanations = new List<ExplanationResult>();
        foreach (ExperimentDefinition definition in plan)
        {
            (TrainedExperiment trained, ExperimentResult experiment, IEnumerable<AuditFinding> found) = TrainAndAudit(session, definition, data, audits: !quick);
            experiments.Add(quick ? experiment : experiment with { Seeds = session.RepeatOnSeeds(definition, data) });
            findings.AddRange(found);
            if (quick)
                continue;
            segments.Add(SegmentSurvey.Of(trained, data, session.Settings.Seed));
            explanations.AddRange(session.Explain(trained, data));
        }

        var results = new ExperimentResults
        {
            Seed = session.Settings.Seed,
            Data = data.Describe(),
            Experiments = experiments,
            BudgetCurves = session.ComputeBudgetCurves(plan, data),
            Audit = quick ? null : [.. findings.Select(ExperimentAudit.Describe)],
            Segments = quick ? null : segments,
            Explanations = quick ? null : explanations,
            Encodings = quick || !plan.Any(IsPublished) ? null : session.CompareEncodings(data),
            FeatureSelection = quick || !plan.Any(IsPublished) ? null : session.CompareFeatureSelection(data),
            Sweep = quick ? null : session.SweepHyperparameters(plan, data),
            Sampling = quick ? null : session.CompareSampling(plan, data),
        };
        ResultsFile.Write(session.Folder.Results, results);
        WriteReport(session, results);
        ScreenTable.Write(session.Output, results);
    }

    public static void Audit(ExperimentSession session, ParseResult _)
    {
        ExperimentData data = session.Load();
        var experiments = new List<ExperimentResult>();
        var findings = new List<AuditFinding>();
        foreach (ExperimentDefinition definition in ExperimentPlan.Create(session.Settings))
        {
            (TrainedExperiment _, ExperimentResult experiment, IEnumerable<AuditFinding> found) = TrainAndAudit(session, definition, data, audits: true);
            experiments.Add(experiment);
            findings.AddRange(found);
        }

        var results = new ExperimentResults
        {
            Seed = session.Settings.Seed,
            Data = data.Describe(),
            Experiments = experiments,
            BudgetCurves = [],
            Audit = [.. findings.Select(ExperimentAudit.Describe)],
        };
        ResultsFile.Write(session.Folder.PathOf("audit.json"), results);
        AuditScreen.Write(session.Output, results);
    }

    public static void SelectFeatures(ExperimentSession session, ParseResult _) => RunPart(
        session, "select-features", (results, data) => results with { FeatureSelection = session.CompareFeatureSelection(data) }, FeatureSelectionScreen.Write);

    public static void CompareEncodings(ExperimentSession session, ParseResult _) => RunPart(
        session, "compare-encodings", (results, data) => results with { Encodings = session.CompareEncodings(data) }, EncodingScreen.Write);

    public static void Sweep(ExperimentSession session, ParseResult _)
    {
        IReadOnlyList<ExperimentDefinition> plan = ExperimentPlan.Create(session.Settings);
        RunPart(
            session,
            "sweep",
            (results, data) => results with { Sweep = session.SweepHyperparameters(plan, data), Sampling = session.CompareSampling(plan, data) },
            SweepScreen.Write);
    }

    public static void Generate(ExperimentSession session, ParseResult _) => session.Generate();

    public static void Process(ExperimentSession session, ParseResult _)
    {
        ExperimentData data = session.Load();
        session.WriteFeatures(data);
        foreach (CrmSplit split in data.Published.Splits)
            session.Say($"{split.Name}: {split.Leads.Count} customers, {split.SubscriberIndexes.Count} subscribers, {split.FirstCallIndexes.Count} first calls.");
        foreach (CrmRepair repair in data.Published.Repairs)
            session.Say($"Repaired: {repair}.");
    }

    public static void Train(ExperimentSession session, string? resume)
    {
        if (resume is not null)
        {
            Resume(session, resume);
            return;
        }

        ExperimentData data = session.Load();
        foreach (ExperimentDefinition definition in ExperimentPlan.Create(session.Settings))
            SayTrained(session, definition, session.Train(definition, data).Result);
    }

    public static void Evaluate(ExperimentSession session, string checkpointPath)
    {
        Checkpoint checkpoint = CheckpointFile.Read(checkpointPath);
        ExperimentDefinition definition = ExperimentDefinition.FromOptions(checkpoint.Provenance.Options);
        ExperimentData data = LoadFor(session, checkpoint);
        PolicyStudyResult study = session.Study(definition, data, ExperimentTraining.Freeze(definition, checkpoint), checkpoint.Provenance.Seed);
        var results = new ExperimentResults
        {
            Seed = checkpoint.Provenance.Seed,
            Data = data.Describe(),
            Experiments = [ExperimentSession.Describe(definition, data, AgentSummary.Of(checkpoint), study)],
            BudgetCurves = [],
        };
        ResultsFile.Write(session.Folder.PathOf($"evaluation-{definition.Name}.json"), results);
        ScreenTable.Write(session.Output, results);
    }

    /// <summary>Writes the report again, and the tables of documents.</summary>
    public static void Report(ExperimentSession session, IReadOnlyList<string> documents)
    {
        if (!File.Exists(session.Folder.Results))
            throw new UserErrorException($"There is no {ResultsFile.Name} in '{session.Settings.OutputDirectory}'; run the experiment first, or name its folder with --output.");
        ExperimentResults results = ResultsFile.Read(session.Folder.Results);
        WriteReport(session, results);
        foreach (string document in documents)
        {
            MarkdownDocument.Update(document, results);
            session.Say($"Wrote the tables of '{document}'.");
        }
    }

    /// <summary>The data that a checkpoint was trained on: the named file, or the generated workbook of the checkpoint's seed.</summary>
    /// <exception cref="UserErrorException">It is another file.</exception>
    public static ExperimentData LoadFor(ExperimentSession session, Checkpoint checkpoint)
    {
        ExperimentData data = session.Settings.DataPath is null
            ? new ExperimentSession(session.Settings with { Seed = checkpoint.Provenance.Seed }, session.Output, default).Load()
            : session.Load();
        if (data.Sha256 != checkpoint.Provenance.DataSha256)
        {
            throw new UserErrorException(
                $"The checkpoint was trained on '{checkpoint.Provenance.DataName}', and '{data.SourceName}' is not that file: its features would mean something else. Name the file with --data.");
        }

        return data;
    }

    private static (TrainedExperiment Trained, ExperimentResult Experiment, IEnumerable<AuditFinding> Findings) TrainAndAudit(
        ExperimentSession session, ExperimentDefinition definition, ExperimentData data, bool audits)
    {
        TrainedExperiment trained = session.Train(definition, data);
        LearnerFingerprint before = ExperimentAudit.FingerprintOf(trained);
        PolicyStudyResult study = session.Study(definition, data, trained.Policy, session.Settings.Seed);
        ExperimentResult experiment = ExperimentSession.Describe(definition, data, trained.Summarize(), study);
        experiment = experiment with { GreedyCurve = GreedyCurve.Describe(trained, data, experiment.Test.Ceiling, session.Settings.Seed) };
        if (!audits)
            return (trained, experiment, []);
        session.Say($"Auditing {definition.Name}.");
        IEnumerable<AuditFinding> findings = ExperimentAudit.Audit(trained, data, study, before, session.Settings.Seed);
        return (trained, experiment, definition.Protocol == CrmProtocol.Published ? findings.Concat(ExperimentAudit.AuditClaim(study)) : findings);
    }

    /// <summary>A part of the run by itself: its figures in a file named after the verb, and on the screen.</summary>
    private static void RunPart(
        ExperimentSession session, string verb, Func<ExperimentResults, ExperimentData, ExperimentResults> compute, Action<TextWriter, ExperimentResults> show)
    {
        ExperimentData data = session.Load();
        var nothing = new ExperimentResults { Seed = session.Settings.Seed, Data = data.Describe(), Experiments = [], BudgetCurves = [] };
        ExperimentResults results = compute(nothing, data);
        ResultsFile.Write(session.Folder.PathOf($"{verb}.json"), results);
        show(session.Output, results);
    }

    private static bool IsPublished(ExperimentDefinition definition) => definition.Protocol == CrmProtocol.Published;

    private static void Resume(ExperimentSession session, string checkpointPath)
    {
        Checkpoint checkpoint = CheckpointFile.Read(checkpointPath);
        ExperimentDefinition definition = ExperimentDefinition.FromOptions(checkpoint.Provenance.Options);
        if (checkpoint.Training.EpisodeCount >= session.Settings.EpisodeCount)
        {
            throw new UserErrorException(
                $"The checkpoint has {checkpoint.Training.EpisodeCount} episodes already; ask for more than that in all with --episodes.");
        }

        ExperimentData data = LoadFor(session, checkpoint);
        SayTrained(session, definition, session.Resume(definition, data, checkpoint).Result);
    }

    private static void SayTrained(ExperimentSession session, ExperimentDefinition definition, TrainingResult result) =>
        session.Say(FormattableString.Invariant(
            $"Trained {definition.Name}: {result.EpisodeCount:N0} episodes, {result.Curve[^1].StateCount:N0} states, {result.GoalRate:P2} subscribed, {result.Elapsed.TotalSeconds:F2} s; wrote checkpoints/{definition.Name}.ckpt."));

    private static void WriteReport(ExperimentSession session, ExperimentResults results)
    {
        Pictures.WriteAll(session.Folder.Pictures, results);
        HtmlReport.Write(session.Folder.Report, results);
        AtomicFile.Write(session.Folder.Summary, stream => stream.Write(Encoding.UTF8.GetBytes(MarkdownSummary.Of(results))));
        session.Say($"Wrote {Path.GetFileName(session.Folder.Report)}, {Path.GetFileName(session.Folder.Summary)}, pictures/ and {ResultsFile.Name} to '{session.Settings.OutputDirectory}'.");
    }
}
