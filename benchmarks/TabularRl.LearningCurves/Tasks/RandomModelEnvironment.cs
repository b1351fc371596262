using TabularRl.Environments;
using TabularRl.Planning;
using TabularRl.Randomness;

namespace TabularRl.LearningCurves.Tasks;

/// <summary>
/// A Markov decision process drawn at random, played from state 0. Each action leads to one of a few states, with a reward of its own for each,
/// and a step ends the episode with a fixed probability.
/// </summary>
/// <remarks>Source: the Garnet problems of Archibald, McKinnon and Thomas 1995, with an end.</remarks>
internal sealed class RandomModelEnvironment : IFiniteEnvironment
{
    public const int StateCount = 20;
    public const int BranchCount = 3;
    public const double EndProbability = 0.05;
    private const int Actions = 4;

    private readonly double[] _startProbabilities = new double[StateCount];
    private readonly FiniteModel _model;
    private Pcg64 _random = new(0);
    private int _state;

    /// <param name="seed">The seed of the model; what is played of it depends on the seed of the reset.</param>
    public RandomModelEnvironment(ulong seed)
    {
        _model = Draw(new Pcg64(seed));
        _startProbabilities[0] = 1;
    }

    public int ObservationSize => 1;

    public int ActionCount => Actions;

    public IFiniteModel Model => _model;

    public int CurrentState => _state;

    public ReadOnlySpan<double> StartProbabilities => _startProbabilities;

    public void GetObservation(int state, Span<double> observation) => observation[0] = state;

    public void Reset(ulong? seed, Span<double> observation)
    {
        if (seed is { } given)
            _random = new Pcg64(given);
        _state = 0;
        observation[0] = _state;
    }

    public StepResult Step(int action, Span<double> observation)
    {
        ReadOnlySpan<ModelTransition> outcomes = _model.GetTransitions(_state, action);
        double left = _random.NextDouble();
        int drawn = 0;
        while (drawn < outcomes.Length - 1 && left >= outcomes[drawn].Probability)
            left -= outcomes[drawn++].Probability;
        _state = outcomes[drawn].NextState;
        observation[0] = _state;
        return new StepResult(outcomes[drawn].Reward, outcomes[drawn].Terminated, Truncated: false);
    }

    private static FiniteModel Draw(Pcg64 random)
    {
        var builder = new FiniteModelBuilder(StateCount, Actions);
        var weights = new double[BranchCount];
        for (int pair = 0; pair < StateCount * Actions; pair++)
        {
            for (int branch = 0; branch < BranchCount; branch++)
                weights[branch] = random.NextUniform(0.1, 1);
            double scale = (1 - EndProbability) / weights.Sum();
            foreach (double weight in weights)
                builder.Add(pair / Actions, pair % Actions, weight * scale, random.NextInt32(StateCount), random.NextUniform(-1, 1));
            builder.Add(pair / Actions, pair % Actions, EndProbability, 0, 0, terminated: true);
        }

        return builder.Build();
    }
}
