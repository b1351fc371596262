using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Training.Sweeps;

namespace CrmExperiment.Pipeline;

/// <summary>
/// One experiment in variants, each trained on the same seeds: the objective of a sweep is the greedy policy's rate on the test customers,
/// computed, so that the seeds of training are all that is random in it.
/// </summary>
internal sealed class SeededRates
{
    private readonly ExperimentDefinition _definition;
    private readonly ExperimentData _data;
    private readonly SeedTree _seeds;
    private readonly FunnelEvaluator _evaluator;

    public SeededRates(ExperimentDefinition definition, ExperimentData data, ulong seed, long episodeCount)
    {
        _definition = definition;
        _data = data;
        _seeds = ExperimentTraining.SeedsOf(definition, seed);
        EpisodeCount = episodeCount;

        // Both say what the data lack before anything is trained.
        _evaluator = data.CreateTestEvaluator(definition, ExperimentEvaluation.SeedOf(definition, seed));
        _ = data.CreateTrainingEnvironment(definition);
    }

    public long EpisodeCount { get; }

    /// <summary>Trains and evaluates each configuration on seeds of the sweep's name.</summary>
    public SweepResult Run(
        string name,
        IReadOnlyList<SweepConfiguration> configurations,
        int seedCount,
        Func<SweepConfiguration, ExperimentDefinition, ExperimentDefinition> vary,
        CancellationToken cancellationToken) =>
        new SweepRunner(new SweepOptions { Seed = _seeds.Derive(name) }).Run(
            configurations,
            seedCount,
            (configuration, trial, token) => _evaluator.GetSubscriptionRate(
                ExperimentTraining.Train(vary(configuration, _definition), _data, new SeedTree(trial.Seed), EpisodeCount, token).Policy, token),
            cancellationToken: cancellationToken);

    /// <summary>The random policy on the same customers, with its interval over them.</summary>
    public RateResult Random(CancellationToken cancellationToken)
    {
        PolicyEvaluation random = _evaluator.Evaluate(new UniformRandomPolicy(CrmActions.Count), cancellationToken);
        return new RateResult(random.GoalRate, random.GoalRateInterval.Low, random.GoalRateInterval.High);
    }
}
