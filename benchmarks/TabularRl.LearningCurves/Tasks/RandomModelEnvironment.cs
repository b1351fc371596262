using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Randomness;

namespace TabularRl.LearningCurves.Tasks;

/// <summary>
/// A Markov decision process drawn at random, played from state 0. Each action leads to one of a few states, with a reward of its own for each,
/// and a step ends the episode with a fixed probability, which may be 0.
/// </summary>
/// <remarks>Source: the Garnet problems of Archibald, McKinnon and Thomas 1995, with an end.</remarks>
internal sealed class RandomModelEnvironment : IFiniteEnvironment, IRandomStateful
{
    public const int StateCount = 20;
    public const int BranchCount = 3;
    public const double EndProbability = 0.05;
    private const int Actions = 4;
    private const int NotReset = -1;

    private readonly double[] _startProbabilities = new double[StateCount];
    private readonly FiniteModel _model;
    private readonly Pcg64 _random = new(0);
    private int _state = NotReset;
    private bool _isRunning;

    /// <param name="seed">The seed of the model; what is played of it depends on the seed of the reset.</param>
    /// <param name="endProbability">The probability that a step ends the episode.</param>
    public RandomModelEnvironment(ulong seed, double endProbability = EndProbability)
    {
        _model = Draw(new Pcg64(seed), endProbability);
        _startProbabilities[0] = 1;
    }

    public int ObservationSize => 1;

    public int ActionCount => Actions;

    public IFiniteModel Model => _model;

    public int CurrentState => _state != NotReset ? _state : throw new InvalidOperationException("No episode was started; reset first.");

    public ReadOnlySpan<double> StartProbabilities => _startProbabilities;

    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    public void GetObservation(int state, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, StateCount);
        Observe(state, observation);
    }

    public void Reset(ulong? seed, Span<double> observation)
    {
        Observe(0, observation);
        if (seed is { } given)
            _random.Seed(given);
        _state = 0;
        _isRunning = true;
    }

    public StepResult Step(int action, Span<double> observation)
    {
        CheckLength(observation);
        if (!_isRunning)
            throw new InvalidOperationException("No episode is running; reset before the next step.");
        ReadOnlySpan<ModelTransition> outcomes = _model.GetTransitions(_state, action);
        double left = _random.NextDouble();
        int drawn = 0;
        while (drawn < outcomes.Length - 1 && left >= outcomes[drawn].Probability)
            left -= outcomes[drawn++].Probability;
        _state = outcomes[drawn].NextState;
        _isRunning = !outcomes[drawn].Terminated;
        observation[0] = _state;
        return new StepResult(outcomes[drawn].Reward, outcomes[drawn].Terminated, Truncated: false);
    }

    private static void Observe(int state, Span<double> observation)
    {
        CheckLength(observation);
        observation[0] = state;
    }

    private static void CheckLength(Span<double> observation)
    {
        if (observation.Length != 1)
            throw new ArgumentException($"The observation has 1 value; the span has {observation.Length}.", nameof(observation));
    }

    private static FiniteModel Draw(Pcg64 random, double endProbability)
    {
        var builder = new FiniteModelBuilder(StateCount, Actions);
        var weights = new double[BranchCount];
        for (int pair = 0; pair < StateCount * Actions; pair++)
        {
            for (int branch = 0; branch < BranchCount; branch++)
                weights[branch] = random.NextUniform(0.1, 1);
            double scale = (1 - endProbability) / weights.Sum();
            foreach (double weight in weights)
                builder.Add(pair / Actions, pair % Actions, weight * scale, random.NextInt32(StateCount), random.NextUniform(-1, 1));
            if (endProbability > 0)
                builder.Add(pair / Actions, pair % Actions, endProbability, 0, 0, terminated: true);
        }

        return builder.Build();
    }
}
