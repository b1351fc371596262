using CrmExperiment.Cli;
using CrmExperiment.Results;
using TabularRl.Crm;
using TabularRl.Evaluation;
using TabularRl.Policies;
using TabularRl.Randomness;
using TabularRl.Training.Sweeps;

namespace CrmExperiment.Pipeline;

/// <summary>One experiment in variants, each trained on the same seeds: the objective of a sweep is the greedy policy's rate on the test customers.</summary>
internal sealed class SeededRates
{
    private const double TrialHalfWidth = 0.003;
    private const double RandomHalfWidth = 0.0005;
    private const int MinRepetitionCount = 5;

    private readonly ExperimentDefinition _definition;
    private readonly ExperimentData _data;
    private readonly SeedTree _seeds;
    private readonly CrmSplit _test;
    private readonly Lock _lock = new();

    public SeededRates(ExperimentDefinition definition, ExperimentData data, ulong seed, long episodeCount)
    {
        _definition = definition;
        _data = data;
        _seeds = ExperimentTraining.SeedsOf(definition, seed);
        EpisodeCount = episodeCount;
        _test = data.DatasetFor(definition).Test;
        if (_test.Leads.Count == 0)
            throw new UserErrorException($"The test split of '{data.SourceName}' is empty; a comparison of trainings needs at least one customer in it.");
        _ = data.CreateTrainingEnvironment(definition);
    }

    public long EpisodeCount { get; }

    /// <summary>The largest Monte-Carlo half-width of a training's rate so far.</summary>
    public double MonteCarloHalfWidth { get; private set; }

    /// <summary>Trains and evaluates each configuration on seeds of the sweep's name. Each evaluation draws from its training's seed, so that its error averages out over seeds.</summary>
    public SweepResult Run(
        string name,
        IReadOnlyList<SweepConfiguration> configurations,
        int seedCount,
        Func<SweepConfiguration, ExperimentDefinition, ExperimentDefinition> vary,
        CancellationToken cancellationToken) =>
        new SweepRunner(new SweepOptions { Seed = _seeds.Derive(name) }).Run(
            configurations,
            seedCount,
            (configuration, trial, token) => RateOf(vary(configuration, _definition), new SeedTree(trial.Seed), token),
            cancellationToken: cancellationToken);

    /// <summary>The random policy on the same customers, with its interval over them.</summary>
    public RateResult Random(CancellationToken cancellationToken)
    {
        PolicyEvaluation random = Evaluate(
            _definition, new UniformRandomPolicy(CrmActions.Count), _seeds.Derive("random"), RandomHalfWidth, cancellationToken);
        return new RateResult(random.GoalRate, random.GoalRateInterval.Low, random.GoalRateInterval.High);
    }

    private double RateOf(ExperimentDefinition definition, SeedTree seeds, CancellationToken cancellationToken)
    {
        IPolicy policy = ExperimentTraining.Train(definition, _data, seeds, EpisodeCount, cancellationToken).Policy;
        PolicyEvaluation evaluation = Evaluate(definition, policy, seeds.Derive("evaluation"), TrialHalfWidth, cancellationToken);
        lock (_lock)
            MonteCarloHalfWidth = Math.Max(MonteCarloHalfWidth, evaluation.MonteCarloHalfWidth);
        return evaluation.GoalRate;
    }

    private PolicyEvaluation Evaluate(ExperimentDefinition definition, IPolicy policy, ulong seed, double halfWidth, CancellationToken cancellationToken) =>
        new Evaluator(new EvaluatorOptions { Seed = seed, MonteCarloHalfWidth = halfWidth, MinRepetitionCount = MinRepetitionCount })
            .Evaluate(_data.CreateEnvironment(definition, _test, UniformSampler.Instance), policy, cancellationToken);
}
