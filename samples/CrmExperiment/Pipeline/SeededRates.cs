using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Training.Sweeps;

namespace CrmExperiment.Pipeline;

/// <summary>
/// One experiment in variants, each trained on the same seeds: the objective of a sweep is the greedy policy's rate on the test customers,
/// computed, so that the seeds of training are all that is random in it.
/// </summary>
internal sealed class SeededRates
{
    private readonly ExperimentDefinition _definition;
    private readonly Repetitions _repetitions;
    private readonly FunnelEvaluator _evaluator;

    public SeededRates(ExperimentDefinition definition, ExperimentData data, ulong seed, Repetitions repetitions)
    {
        _definition = definition;
        _repetitions = repetitions;

        // Both say what the data lack before anything is trained.
        _evaluator = data.CreateTestEvaluator(definition, ExperimentEvaluation.SeedOf(definition, seed));
        _ = data.CreateTrainingEnvironment(definition);
    }

    public long EpisodeCount => _repetitions.EpisodeCount;

    /// <summary>
    /// Trains and evaluates each configuration on so many repetitions from a first one on. A configuration that varies nothing, and gives
    /// the very experiment back, is trained only where no other part of the run has done so.
    /// </summary>
    public SweepResult Run(
        IReadOnlyList<SweepConfiguration> configurations,
        int firstRepetition,
        int seedCount,
        Func<SweepConfiguration, ExperimentDefinition, ExperimentDefinition> vary,
        CancellationToken cancellationToken)
    {
        return new SweepRunner().Run(configurations, seedCount, RateOf, cancellationToken: cancellationToken);

        double RateOf(SweepConfiguration configuration, SweepTrial trial, CancellationToken token)
        {
            ExperimentDefinition variant = vary(configuration, _definition);
            int repetition = firstRepetition + trial.SeedIndex;
            TrainedExperiment trained = ReferenceEquals(variant, _definition)
                ? _repetitions.Get(variant, repetition, token)
                : _repetitions.Train(variant, repetition, token);
            return _evaluator.GetSubscriptionRate(trained.Policy, token);
        }
    }

    /// <summary>The random policy on the same customers, with its interval over them.</summary>
    public RateResult Random(CancellationToken cancellationToken)
    {
        PolicyEvaluation random = _evaluator.Evaluate(new UniformRandomPolicy(CrmActions.Count), cancellationToken);
        return new RateResult(random.GoalRate, random.GoalRateInterval.Low, random.GoalRateInterval.High);
    }
}
