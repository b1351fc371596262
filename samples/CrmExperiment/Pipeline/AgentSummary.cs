using CrmExperiment.Results;
using TabularRl.Agents;
using TabularRl.Diagnostics;
using TabularRl.Discretization;
using TabularRl.Exploration.Schedules;
using TabularRl.Persistence;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>What a result says of the agent and its training, whether it was just trained or comes from a checkpoint.</summary>
internal sealed record AgentSummary(AgentSnapshot Snapshot, double TrainingSeconds, double GoalRate, IReadOnlyList<LearningCurvePoint> Curve)
{
    public long EpisodeCount => Snapshot.EpisodeCount;

    public double InitialEpsilon => Schedule.FromDescription(Snapshot.Exploration.Schedule).GetValue(default);

    public double StepsPerEpisode => EpisodeCount == 0 ? 0 : Snapshot.StepCount / (double)EpisodeCount;

    public int StateCount => Snapshot.Tables[0].StateCount;

    public static AgentSummary Of(AgentSnapshot snapshot, TrainingResult result) => new(snapshot, result.Elapsed.TotalSeconds, result.GoalRate, result.Curve);

    /// <summary>From a checkpoint, which does not keep how long the training took: 0 seconds.</summary>
    public static AgentSummary Of(Checkpoint checkpoint)
    {
        IReadOnlyList<LearningCurvePoint> curve = checkpoint.Training.Curve;
        long episodes = curve.Sum(point => point.EpisodeCount);
        double rate = episodes == 0 ? 0 : (double)curve.Sum(point => point.GoalCount) / episodes;
        return new AgentSummary(checkpoint.Agent, 0, rate, curve);
    }

    public HyperparameterResult Describe(ExperimentDefinition definition) => new(
        Snapshot.DiscountFactor,
        Snapshot.LearningRate.ToString(),
        $"{Snapshot.Exploration.Kind} {Snapshot.Exploration.Schedule}",
        Snapshot.Tables[0].InitialActionValue,
        definition.Mix.Name,
        "random",
        [.. definition.CreateLevels().Discretizers.Select(discretizer => DescribeLevel(discretizer, definition))]);

    // The description of a coarser level names all features, also those that the level leaves out.
    private static string DescribeLevel(IStateDiscretizer level, ExperimentDefinition definition) => level switch
    {
        FeatureSubsetDiscretizer { Features: [] } => "nothing (marginal values)",
        FeatureSubsetDiscretizer subset => string.Join(", ", subset.Features.Select(feature => definition.Features[feature].Name)),
        _ => "all features",
    };
}
