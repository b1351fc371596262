using BenchmarkDotNet.Attributes;
using TabularRl.Agents.QLearning;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Tables;

namespace TabularRl.Benchmarks;

/// <summary>One Q-learning update from the keys of s and s′, against a flat array that gets its rows for free and a dictionary of texts.</summary>
[MemoryDiagnoser]
public class UpdateBenchmarks
{
    private Workload _workload = null!;
    private double[] _flat = null!;
    private QTable _table = null!;
    private ulong[][] _keys = null!;
    private Dictionary<string, double[]> _dictionary = null!;
    private string[] _texts = null!;
    private QLearningAgent _agent = null!;

    [Params(1_449, 100_000)]
    public int States { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _workload = new Workload(States);
        _flat = new double[States * Workload.ActionCount];
        var discretizer = new RoundingDiscretizer(Workload.FeatureCount, new RoundingOptions { CellWidth = CellWidth.Int16 });
        _table = new QTable(Workload.FeatureCount, CellWidth.Int16, Workload.ActionCount);
        _agent = new QLearningAgent(discretizer, Workload.ActionCount, new QLearningOptions { Exploration = new EpsilonGreedy(0.1) });
        _keys = new ulong[States][];
        _texts = new string[States];
        _dictionary = [];
        for (int state = 0; state < States; state++)
        {
            _keys[state] = new ulong[_table.KeyWordCount];
            StateKey.Write(discretizer, _workload.Observations[state], _keys[state]);
            _table.GetOrAddRow(_keys[state]);
            _texts[state] = _workload.TextKey(state);
            _dictionary[_texts[state]] = new double[Workload.ActionCount];
        }

        _agent.BeginEpisode(_workload.Observations[0]);
        foreach (double[] observation in _workload.Observations)
            _agent.Step(0, observation);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Workload.UpdateCount)]
    public void FlatArray()
    {
        for (int i = 0; i < Workload.UpdateCount; i++)
        {
            Span<double> next = _flat.AsSpan(_workload.NextStates[i] * Workload.ActionCount, Workload.ActionCount);
            Update(_flat.AsSpan(_workload.States[i] * Workload.ActionCount, Workload.ActionCount), _workload.Actions[i], next);
        }
    }

    [Benchmark(OperationsPerInvoke = Workload.UpdateCount)]
    public void QTableFromKeys()
    {
        for (int i = 0; i < Workload.UpdateCount; i++)
        {
            int row = _table.FindRow(_keys[_workload.States[i]]);
            int next = _table.FindRow(_keys[_workload.NextStates[i]]);
            Update(_table.GetActionValues(row), _workload.Actions[i], _table.GetActionValues(next));
        }
    }

    [Benchmark(OperationsPerInvoke = Workload.UpdateCount)]
    public void DictionaryOfTexts()
    {
        for (int i = 0; i < Workload.UpdateCount; i++)
            Update(_dictionary[_texts[_workload.States[i]]], _workload.Actions[i], _dictionary[_texts[_workload.NextStates[i]]]);
    }

    [Benchmark(OperationsPerInvoke = Workload.UpdateCount)]
    public int AgentStep()
    {
        int action = 0;
        for (int i = 0; i < Workload.UpdateCount; i++)
            action += _agent.Step(1, _workload.Observations[_workload.NextStates[i]]);
        return action;
    }

    private static void Update(Span<double> values, int action, ReadOnlySpan<double> next)
    {
        double target = 1 + Workload.DiscountFactor * GreedyAction.MaxValue(next, ActionMask.All);
        values[action] += Workload.LearningRate * (target - values[action]);
    }
}
