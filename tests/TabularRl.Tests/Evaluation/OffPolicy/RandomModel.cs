using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Tests.Evaluation.OffPolicy;

/// <summary>
/// A random process of four states, three actions and five steps at most, in each of which it ends with probability 0.15; rewards are a
/// coin's. An observation is the state and the step, so that its exact values are a short backward recursion.
/// </summary>
internal sealed class RandomModel : IEnvironment
{
    public const int StateCount = 4;
    public const int Horizon = 5;
    private const double EndProbability = 0.15;

    private readonly double[,,] _next = new double[StateCount, 3, StateCount];
    private readonly double[,] _rewardProbability = new double[StateCount, 3];
    private Pcg64 _random = new(0);
    private int _state;
    private int _step;

    public RandomModel(ulong seed)
    {
        var random = new Pcg64(seed);
        for (int state = 0; state < StateCount; state++)
        {
            for (int action = 0; action < 3; action++)
            {
                _rewardProbability[state, action] = random.NextDouble();
                double sum = 0;
                for (int next = 0; next < StateCount; next++)
                    sum += _next[state, action, next] = random.NextDouble();
                for (int next = 0; next < StateCount; next++)
                    _next[state, action, next] /= sum;
            }
        }
    }

    public int ObservationSize => 2;

    public int ActionCount => 3;

    public void Reset(ulong? seed, Span<double> observation)
    {
        if (seed is { } given)
            _random = new Pcg64(given);
        _state = _random.NextInt32(StateCount);
        _step = 0;
        (observation[0], observation[1]) = (_state, _step);
    }

    public StepResult Step(int action, Span<double> observation)
    {
        double reward = _random.NextDouble() < _rewardProbability[_state, action] ? 1 : 0;
        double draw = _random.NextDouble();
        int next = 0;
        while (next < StateCount - 1 && draw >= _next[_state, action, next])
            draw -= _next[_state, action, next++];
        bool ends = _random.NextDouble() < EndProbability;
        (_state, _step) = (next, _step + 1);
        (observation[0], observation[1]) = (_state, _step);
        return new StepResult(reward, ends || _step == Horizon, Truncated: false);
    }

    /// <summary>Q(step, state, action) of a policy.</summary>
    public double[,,] SolveActionValues(TablePolicy policy, double discount)
    {
        var values = new double[Horizon + 1, StateCount, 3];
        for (int step = Horizon - 1; step >= 0; step--)
        {
            for (int state = 0; state < StateCount; state++)
            {
                for (int action = 0; action < 3; action++)
                {
                    double follows = 0;
                    for (int next = 0; next < StateCount; next++)
                    {
                        for (int a = 0; a < 3; a++)
                            follows += _next[state, action, next] * policy[next, a] * values[step + 1, next, a];
                    }

                    values[step, state, action] = _rewardProbability[state, action] + discount * (1 - EndProbability) * follows;
                }
            }
        }

        return values;
    }

    public double SolveReturn(TablePolicy policy, double discount)
    {
        double[,,] values = SolveActionValues(policy, discount);
        double sum = 0;
        for (int state = 0; state < StateCount; state++)
        {
            for (int action = 0; action < 3; action++)
                sum += policy[state, action] * values[0, state, action];
        }

        return sum / StateCount;
    }
}
