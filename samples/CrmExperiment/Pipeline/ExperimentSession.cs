using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Diagnostics;
using TabularRl.Evaluation.Studies;
using TabularRl.Persistence;
using TabularRl.Policies;
using TabularRl.Statistics;

namespace CrmExperiment.Pipeline;

/// <summary>The stages of the pipeline on one command line's settings; the verbs string them together.</summary>
internal sealed class ExperimentSession
{
    private const int TrainingSeedCount = 20;

    private readonly TextWriter _output;
    private readonly CancellationToken _cancellationToken;
    private Repetitions? _repetitions;

    public ExperimentSession(ExperimentSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        Settings = settings;
        _output = output;
        _cancellationToken = cancellationToken;
        Folder = new OutputFolder(settings.OutputDirectory);
    }

    public ExperimentSettings Settings { get; }

    public OutputFolder Folder { get; }

    public TextWriter Output => _output;

    /// <summary>A line of progress; nothing when quiet.</summary>
    public void Say(string line)
    {
        if (!Settings.Quiet)
            _output.WriteLine(line);
    }

    public string Generate()
    {
        new CrmWorkbookGenerator(new CrmWorkbookGeneratorOptions { Seed = Settings.Seed }).Write(Folder.GeneratedWorkbook);
        Say($"Generated '{Path.GetFileName(Folder.GeneratedWorkbook)}', an invented workbook, with seed {Settings.Seed}.");
        return Folder.GeneratedWorkbook;
    }

    public ExperimentData Load()
    {
        bool isGenerated = Settings.DataPath is null;
        var data = new ExperimentData(Settings.DataPath ?? Generate(), isGenerated);
        _cancellationToken.ThrowIfCancellationRequested();
        return data;
    }

    /// <summary>Writes the splits with their published features, and the statistics.</summary>
    public void WriteFeatures(ExperimentData data)
    {
        foreach (CrmSplit split in data.Published.Splits)
            AtomicFile.Write(Folder.SplitCsv(split.Name), stream => CrmCsv.Write(stream, data.Published, split));
        AtomicFile.Write(Folder.HistoricalStatistics, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(data.Published.Statistics.ToJson())));
        Say($"Wrote features of {data.Published.Splits.Sum(split => split.Leads.Count)} customers in {data.Published.Splits.Count} splits.");
    }

    public TrainedExperiment Train(ExperimentDefinition definition, ExperimentData data) =>
        TrainingReporter.Run(definition.Name, _output, Settings.Quiet, progress => ExperimentTraining.Train(
            definition, data, Settings.Seed, Settings.EpisodeCount, Folder.Checkpoint(definition.Name), progress, _cancellationToken));

    public TrainedExperiment Resume(ExperimentDefinition definition, ExperimentData data, Checkpoint checkpoint) =>
        TrainingReporter.Run(definition.Name, _output, Settings.Quiet, progress => ExperimentTraining.Resume(
            definition, data, checkpoint, Settings.EpisodeCount, Folder.Checkpoint(definition.Name), progress, _cancellationToken));

    public PolicyStudyResult Study(ExperimentDefinition definition, ExperimentData data, IPolicy trained, ulong seed)
    {
        Say($"Evaluating {definition.Name} on the test customers.");
        return ExperimentEvaluation.Study(definition, data, [trained], seed, _cancellationToken);
    }

    /// <summary>The same training on further seeds, side by side on all cores, evaluated with the seed as the unit.</summary>
    public SeedsResult RepeatOnSeeds(ExperimentDefinition definition, ExperimentData data)
    {
        Say($"Training and evaluating {definition.Name} on {TrainingSeedCount} seeds.");
        IPolicy[] policies = PoliciesOnSeeds(definition, data);
        PolicyStudyResult study = ExperimentEvaluation.Study(definition, data, policies, Settings.Seed, _cancellationToken);
        return ExperimentEvaluation.ToSeedsResult(study) with
        {
            ReturnRegret = SeedRegrets.Of(definition, data, policies, Settings.Seed, _cancellationToken),
        };
    }

    /// <summary>Why a few test customers get their actions, and whether the policies on other seeds agree.</summary>
    public IReadOnlyList<ExplanationResult> Explain(TrainedExperiment trained, ExperimentData data) =>
        ExplanationSurvey.Of(trained, data, PoliciesOnSeeds(trained.Definition, data));

    /// <summary>The published experiment with each encoding of the bootcamp.</summary>
    public EncodingsResult CompareEncodings(ExperimentData data)
    {
        Say("Training and evaluating three encodings of the bootcamp under the published protocol.");
        return EncodingComparison.Compute(
            ExperimentPlan.CreatePublished(Settings), data, Settings.Seed, RepetitionsOn(data), _cancellationToken);
    }

    public static ExperimentResult Describe(ExperimentDefinition definition, ExperimentData data, AgentSummary agent, PolicyStudyResult study) => new()
    {
        Name = definition.Name,
        Protocol = definition.ProtocolName,
        Response = definition.ResponseName,
        Reward = definition.RewardName,
        Funnel = definition.FunnelName,
        Features = definition.Features.Count,
        FeatureNames = [.. definition.Features.Select(feature => feature.Name)],
        Budget = definition.Budget,
        Hyperparameters = agent.Describe(definition),
        Episodes = agent.EpisodeCount,
        States = agent.StateCount,
        TrainingSeconds = agent.TrainingSeconds,
        TrainingSteps = agent.StepsPerEpisode,
        TrainingSubscriptionRate = agent.GoalRate,
        InitialEpsilon = agent.InitialEpsilon,
        Curve = [.. agent.Curve.Select(Describe)],
        Test = ExperimentEvaluation.ToResult(study, data.DatasetFor(definition).Test),
    };

    /// <summary>Subscription rate by contact budget, for each response that was asked for under the prospective protocol.</summary>
    public IReadOnlyList<BudgetCurveResult> ComputeBudgetCurves(IEnumerable<ExperimentDefinition> plan, ExperimentData data)
    {
        var curves = new List<BudgetCurveResult>();
        foreach (ExperimentDefinition definition in plan.Where(definition => definition.Protocol == CrmProtocol.Prospective))
        {
            Say($"Training and evaluating {definition.Name} with each budget from 1 to 10 contacts.");
            curves.Add(BudgetCurves.Compute(definition, data, Settings.Seed, Settings.EpisodeCount, _cancellationToken));
        }

        return curves;
    }

    /// <summary>The published experiment beside the forms in which the agent selects features.</summary>
    public IReadOnlyList<FeatureSelectionResult> CompareFeatureSelection(ExperimentData data)
    {
        Say("Training and evaluating the published experiment with feature selection.");
        return FeatureSelectionComparison.Compute(
            ExperimentPlan.CreatePublished(Settings), data, Settings.Seed, Settings.EpisodeCount, _cancellationToken);
    }

    /// <summary>The published grid of hyperparameters.</summary>
    public IReadOnlyList<GridResult> SweepHyperparameters(IReadOnlyList<ExperimentDefinition> plan, ExperimentData data)
    {
        var grids = new List<GridResult>();
        foreach (ExperimentDefinition definition in HyperparameterGrid.Of(plan))
        {
            Say($"Training and evaluating {definition.Name} with each configuration of the grid.");
            grids.Add(HyperparameterGrid.Compute(
                definition, ExperimentPlan.CreatePublished(Settings), data, Settings.Seed, RepetitionsOn(data), _cancellationToken));
        }

        return grids;
    }

    /// <summary>Mixes of training customers in each experiment with the logged response.</summary>
    public IReadOnlyList<SamplingResult> CompareSampling(IEnumerable<ExperimentDefinition> plan, ExperimentData data)
    {
        var comparisons = new List<SamplingResult>();
        foreach (ExperimentDefinition definition in SamplingComparison.Of(plan))
        {
            Say($"Training and evaluating {definition.Name} with each mix of training customers.");
            comparisons.Add(SamplingComparison.Compute(definition, data, Settings.Seed, RepetitionsOn(data), _cancellationToken));
        }

        return comparisons;
    }

    private IPolicy[] PoliciesOnSeeds(ExperimentDefinition definition, ExperimentData data)
    {
        Repetitions repetitions = RepetitionsOn(data);
        var policies = new IPolicy[TrainingSeedCount];
        CpuParallel.For(TrainingSeedCount, i => policies[i] = repetitions.Get(definition, i, _cancellationToken).Policy, _cancellationToken);
        return policies;
    }

    private Repetitions RepetitionsOn(ExperimentData data) => _repetitions ??= new Repetitions(data, Settings.Seed, Settings.EpisodeCount);

    private static CurvePointResult Describe(LearningCurvePoint point)
    {
        Interval rate = WilsonInterval.Of(point.GoalCount, point.EpisodeCount);
        double halfWidth = 1.959963984540054 * point.ReturnStandardDeviation / Math.Sqrt(point.EpisodeCount);
        return new CurvePointResult(
            point.FirstEpisodeIndex,
            point.EpisodeCount,
            point.MeanReturn,
            point.MeanReturn - halfWidth,
            point.MeanReturn + halfWidth,
            point.GoalRate,
            rate.Low,
            rate.High,
            point.ExplorationParameter,
            point.StateCount);
    }
}
