using System.Numerics;
using TabularRl.Agents.QLearning;
using TabularRl.Benchmarks.Contenders;
using TabularRl.Benchmarks.Workloads;
using TabularRl.Tables;
using CellTuple = (short, short, short, short, short, short, short, short, short, short, short, short, short, short, short);

namespace TabularRl.Benchmarks.Tests.Contenders;

/// <summary>Contenders of the same work do the same work: what they learn is equal to the bit.</summary>
[TestFixture]
internal sealed class ContenderTests
{
    private const int StateCount = 300;

    private readonly StateSpace _space = new(StateCount);
    private AccessStream _stream = null!;
    private StatePool<ulong> _keys = null!;
    private double[] _flat = null!;

    [SetUp]
    public void SetUp()
    {
        _stream = AccessStream.Create(AccessPattern.Uniform, StateCount, 2_000);
        _keys = StatePools.CreateKeys(_space, _stream);
        _flat = StateTables.CreateFlat(_space);
    }

    [Test]
    public void Updates_OfTheSameStream_LearnTheSameValues()
    {
        QTable table = StateTables.CreateQTable(_space), batched = StateTables.CreateQTable(_space);
        SingleQTable floats = StateTables.CreateSingleQTable(_space);
        SizedDictionary<StructKey> byStruct = StateTables.CreateDictionary<StructKey, StructKey>(_space);
        SizedDictionary<CellTuple> byTuple = StateTables.CreateDictionary<CellTuple, TupleForm>(_space);
        SizedDictionary<string> byText = StateTables.CreateDictionary<string, TextForm>(_space);
        double[] before = [.. _flat];
        Assert.Multiple(() =>
        {
            Assert.That(new FlatUpdate(_flat, _stream).Run(), Is.EqualTo(2_000));
            Assert.That(new KeyUpdate(table, _keys, _stream).Run(), Is.EqualTo(2_000));
            Assert.That(Batched(batched).Run(), Is.EqualTo(2_000));
            Assert.That(Batched(floats).Run(), Is.EqualTo(2_000));
            Assert.That(new DictionaryUpdate<StructKey, StructKey>(byStruct.Items, _keys, _stream).Run(), Is.EqualTo(2_000));
            Assert.That(new DictionaryUpdate<CellTuple, TupleForm>(byTuple.Items, _keys, _stream).Run(), Is.EqualTo(2_000));
            Assert.That(new DictionaryUpdate<string, TextForm>(byText.Items, _keys, _stream).Run(), Is.EqualTo(2_000));
            Assert.That(_flat, Is.Not.EqualTo(before));
        });
        var key = new ulong[TaskConstants.KeyWordCount];
        for (int state = 0; state < StateCount; state++)
        {
            double[] expected = FlatRow(state);
            _space.WriteKey(state, key);
            Assert.That(table.GetActionValues(state).ToArray(), Is.EqualTo(expected), $"State {state}.");
            Assert.That(batched.GetActionValues(state).ToArray(), Is.EqualTo(expected), $"State {state}.");
            Assert.That(floats.GetActionValues(state).ToArray(), Is.EqualTo(expected).Within(1e-5), $"State {state}.");
            Assert.That(byStruct.Items[StructKey.From(key)], Is.EqualTo(expected), $"State {state}.");
            Assert.That(byTuple.Items[TupleForm.From(key)], Is.EqualTo(expected), $"State {state}.");
            Assert.That(byText.Items[TextForm.From(key)], Is.EqualTo(expected), $"State {state}.");
        }
    }

    [Test]
    public void Lookups_OfTheSameStream_FindEveryState()
    {
        var table = new KeyLookup(StateTables.CreateQTable(_space), _keys);
        var dictionary = new DictionaryLookup(StateTables.CreateDictionary<StructKey, StructKey>(_space).Items, _keys);
        var flat = new FlatLookup(_flat, _stream);
        Assert.Multiple(() =>
        {
            Assert.That(table.Run(), Is.EqualTo(4_000));
            Assert.That(dictionary.Run(), Is.EqualTo(4_000));
            Assert.That(flat.Run(), Is.EqualTo(4_000));
            Assert.That(table.Checksum, Is.EqualTo(_stream.Interleave().Sum(state => (long)state)), "Rows are the numbers of the states.");
            Assert.That(dictionary.Checksum, Is.EqualTo(4_000));
            Assert.That(flat.Checksum, Is.EqualTo(_stream.Interleave().Sum(state => _flat[state * TaskConstants.ActionCount])).Within(1e-9));
        });
    }

    [Test]
    public void Steps_OfAgentAndFlatArray_LearnTheSameValues([Values] AccessPattern pattern)
    {
        _stream = AccessStream.Create(pattern, StateCount, 2_000);
        QLearningAgent agent = BenchmarkAgents.Create(_space);
        var flatStep = new FlatStep(_flat, _stream);
        var agentStep = new AgentStep(agent, StatePools.CreateObservations(_space, _stream), _stream);
        for (int turn = 0; turn < 2; turn++)
            Assert.That(agentStep.Run(), Is.EqualTo(flatStep.Run()));
        AssertSameValues(agent.Table);
    }

    [Test]
    public void ClosedLoops_OfAgentAndFlatArray_LearnTheSameValues([Values] AccessPattern pattern)
    {
        _stream = AccessStream.Create(pattern, StateCount, 2_000);
        QLearningAgent agent = BenchmarkAgents.Create(_space);
        var flatLoop = new FlatClosedLoop(_flat, _stream);
        var agentLoop = new AgentClosedLoop(agent, StatePools.CreateObservations(_space, _stream), _stream);
        for (int turn = 0; turn < 2; turn++)
            Assert.That(agentLoop.Run(), Is.EqualTo(flatLoop.Run()).And.EqualTo(333));
        AssertSameValues(agent.Table);
    }

    [Test]
    public void TrainerLoops_OfTheSameStream_PlayEverySegment()
    {
        QLearningAgent plain = BenchmarkAgents.Create(_space), vector = BenchmarkAgents.Create(_space), compiled = BenchmarkAgents.Create(_space);
        StatePool<double> observations = StatePools.CreateObservations(_space, _stream);
        long steps = VectorLoop.CopyCount * (2_000 / TaskConstants.ActionCount / VectorLoop.CopyCount);
        Assert.That(new TrainerLoop(plain, observations, _stream).Run(), Is.EqualTo(steps));
        Assert.That(new VectorLoop(vector, observations, _stream, isCompiled: false).Run(), Is.EqualTo(steps));
        Assert.That(new VectorLoop(compiled, observations, _stream, isCompiled: true).Run(), Is.EqualTo(steps));
        Assert.That(new[] { plain.StateCount, vector.StateCount }, Is.All.EqualTo(StateCount), "No observation is unknown.");
        for (int row = 0; row < StateCount; row++)
            Assert.That(compiled.Table.GetActionValues(row).ToArray(), Is.EqualTo(vector.Table.GetActionValues(row).ToArray()));
    }

    [Test]
    public void Discretizers_OfTheSameObservations_GiveTheSameCells()
    {
        StatePool<double> observations = StatePools.CreateObservations(_space, _stream);
        var library = new Discretize(observations);
        var scalar = new DiscretizeScalar(observations);
        var expected = new short[TaskConstants.CellCount];
        _space.WriteCells(_stream.NextStates[^1], expected);
        Assert.That(library.Run(), Is.EqualTo(scalar.Run()));
        Assert.That(library.Cells.ToArray(), Is.EqualTo(expected));
        Assert.That(scalar.Cells.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void Insert_OfAllKeys_MakesATableOfAllStates()
    {
        var insert = new Insert(StatePools.LayKeys(_space, [.. Enumerable.Range(0, StateCount)]));
        insert.Prepare();
        Assert.That(insert.Run(), Is.EqualTo(StateCount));
        Assert.That(insert.Table.StateCount, Is.EqualTo(StateCount));
    }

    private void AssertSameValues(QTable table)
    {
        for (int state = 0; state < StateCount; state++)
            Assert.That(table.GetActionValues(state).ToArray(), Is.EqualTo(FlatRow(state)), $"State {state}.");
    }

    private BatchedUpdate<TValue> Batched<TValue>(QTable<TValue> table)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue> =>
        new(table, StatePools.LayKeys(_space, _stream.States), StatePools.LayKeys(_space, _stream.NextStates), _stream);

    private double[] FlatRow(int state) => _flat.AsSpan(state * TaskConstants.ActionCount, TaskConstants.ActionCount).ToArray();
}
