using TabularRl.Environments;
using TabularRl.Policies;
using TabularRl.Randomness;

namespace TabularRl.Evaluation;

/// <summary>Plays rounds, each from every start once, and counts what came of them. Nothing in a step allocates.</summary>
internal sealed class EvaluationTally
{
    private readonly IStartableEnvironment _environment;
    private readonly IMaskedEnvironment? _masked;
    private readonly IGoalEnvironment? _goal;
    private readonly IPolicy _policy;
    private readonly Xoshiro256 _random;
    private readonly SeedTree _environmentSeeds;
    private readonly int _maxSteps;
    private readonly double[] _observation;
    private readonly int[] _goalCounts;
    private readonly double[] _returnSums;
    private readonly long[] _stepCounts;
    private long[] _levelCounts = new long[1];

    public EvaluationTally(IStartableEnvironment environment, IPolicy policy, EvaluatorOptions options)
    {
        _environment = environment;
        _masked = environment.FindCapability<IMaskedEnvironment>();
        _goal = environment.FindCapability<IGoalEnvironment>();
        _policy = policy;
        var seeds = new SeedTree(options.Seed);
        _random = new Xoshiro256(seeds.Derive("policy"));
        _environmentSeeds = seeds.Branch("environment");
        _maxSteps = options.MaxStepsPerEpisode ?? int.MaxValue;
        _observation = new double[environment.ObservationSize];
        _goalCounts = new int[environment.StartCount];
        _returnSums = new double[environment.StartCount];
        _stepCounts = new long[environment.StartCount];
    }

    public ReadOnlySpan<int> GoalCounts => _goalCounts;

    public ReadOnlySpan<double> ReturnSums => _returnSums;

    public ReadOnlySpan<long> StepCounts => _stepCounts;

    /// <summary>The number of decisions of each back-off level, up to the coarsest that made one.</summary>
    public ReadOnlySpan<long> LevelCounts => _levelCounts;

    public long DecisionCount { get; private set; }

    public long CoveredDecisionCount { get; private set; }

    public long FinestCoveredDecisionCount { get; private set; }

    public long CoveredFirstDecisionCount { get; private set; }

    public void PlayRound(int repetition, CancellationToken cancellationToken)
    {
        for (int start = 0; start < _goalCounts.Length; start++)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A seed for each start and repetition: every policy meets the same chances.
            ulong? seed = _environment.IsDeterministic ? null : _environmentSeeds.Derive((ulong)repetition * (ulong)_goalCounts.Length + (ulong)start);
            Play(start, seed, cancellationToken);
        }
    }

    private void Play(int start, ulong? seed, CancellationToken cancellationToken)
    {
        Span<double> observation = _observation;
        _environment.ResetTo(start, seed, observation);
        int stepCount = 0;
        bool done = false;
        while (!done)
        {
            PolicyAction choice = _policy.SelectAction(observation, _masked?.LegalActions ?? ActionMask.All, _random);
            if (choice.IsCovered)
            {
                CoveredDecisionCount++;
                if (stepCount == 0)
                    CoveredFirstDecisionCount++;
            }

            if (choice.IsCoveredAtFinest)
                FinestCoveredDecisionCount++;
            if (choice.Level >= _levelCounts.Length)
                Array.Resize(ref _levelCounts, choice.Level + 1);
            _levelCounts[choice.Level]++;

            StepResult result = _environment.Step(choice.Action, observation);
            _returnSums[start] += result.Reward;
            stepCount++;
            if ((stepCount & 0xFFFF) == 0) // an episode that never ends must not keep the caller for ever
                cancellationToken.ThrowIfCancellationRequested();
            done = result.IsDone || stepCount >= _maxSteps;
        }

        DecisionCount += stepCount;
        _stepCounts[start] += stepCount;
        if (_goal?.IsGoalReached ?? false)
            _goalCounts[start]++;
    }
}
