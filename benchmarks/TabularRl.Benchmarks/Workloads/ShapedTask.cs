using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;
using TabularRl.Randomness;

namespace TabularRl.Benchmarks.Workloads;

/// <summary>Numbered states of any number of features and actions: the first two features number the state, the others are random.</summary>
internal sealed class ShapedTask
{
    private const int StreamLength = 1 << 14;
    private const int CellValueCount = 100;

    private readonly double[] _observations;
    private readonly int[] _states = new int[StreamLength];

    public ShapedTask(int stateCount, int featureCount, int actionCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stateCount, CellValueCount * CellValueCount);
        FeatureCount = featureCount;
        var random = new Xoshiro256(TaskConstants.Seed);
        _observations = new double[stateCount * featureCount];
        for (int state = 0; state < stateCount; state++)
        {
            Span<double> observation = _observations.AsSpan(state * featureCount, featureCount);
            (observation[0], observation[1]) = (state / CellValueCount / 100.0, state % CellValueCount / 100.0);
            for (int i = 2; i < featureCount; i++)
                observation[i] = random.NextInt32(CellValueCount) / 100.0;
        }

        for (int i = 0; i < StreamLength; i++)
        {
            _states[i] = random.NextInt32(stateCount);
            Rewards[i] = 2 * random.NextDouble() - 1;
        }

        Agent = new QLearningAgent(
            new RoundingDiscretizer(featureCount, new RoundingOptions { SinglePrecision = true, CellWidth = CellWidth.Int16 }),
            actionCount,
            new QLearningOptions
            {
                DiscountFactor = TaskConstants.DiscountFactor,
                LearningRate = Schedule.Constant(TaskConstants.LearningRate),
                Exploration = new EpsilonGreedy(TaskConstants.Epsilon),
                Seed = TaskConstants.Seed,
            });
        var key = new ulong[Agent.Table.KeyWordCount];
        for (int state = 0; state < stateCount; state++)
        {
            StateKey.Write(Agent.Discretizer, _observations.AsSpan(state * featureCount, featureCount), key);
            foreach (ref double value in Agent.Table.GetActionValues(Agent.Table.GetOrAddRow(key)))
                value = random.NextDouble();
        }
    }

    public QLearningAgent Agent { get; }

    public int Length => _states.Length;

    public double[] Rewards { get; } = new double[StreamLength];

    private int FeatureCount { get; }

    public ReadOnlySpan<double> ObservationAt(int place) => _observations.AsSpan(_states[place] * FeatureCount, FeatureCount);
}
