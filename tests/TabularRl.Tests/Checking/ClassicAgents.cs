using TabularRl.Checking;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Exploration;
using TabularRl.Policies;
using TabularRl.Tables;

namespace TabularRl.Tests.Checking;

/// <summary>Watkins' Q(λ) with a list of live traces, which can forget to cut or to clear them.</summary>
internal sealed class WatkinsStudent(AgentCheckRequest request, bool cuts = true, bool clears = true) : StudentAgent(request)
{
    private readonly List<(int Row, int Action, double Trace)> _traces = new(1000);

    protected override void Start()
    {
        if (clears)
            _traces.Clear();
    }

    protected override void Update(int row, int action, double reward, double next, bool isOver)
    {
        if (cuts && !IsGreedy(row, action))
            _traces.Clear();
        double error = reward + next - Table.GetActionValues(row)[action];
        _traces.Add((row, action, 1));
        for (int i = 0; i < _traces.Count; i++)
        {
            (int tracedRow, int tracedAction, double trace) = _traces[i];
            Table.GetActionValues(tracedRow)[tracedAction] += LearningRate * error * trace;
            _traces[i] = (tracedRow, tracedAction, trace * DiscountFactor * 0.7);
        }

        _traces.RemoveAll(static entry => entry.Trace < 0.01);
    }

    private bool IsGreedy(int row, int action)
    {
        Span<double> values = Table.GetActionValues(row);
        return values[action] >= GreedyAction.MaxValue(values, ActionMask.All);
    }
}

/// <summary>SARSA over n = 3 steps, which can drop the steps that still wait at the end.</summary>
internal sealed class ThreeStepStudent(AgentCheckRequest request, bool finishes = true) : StudentAgent(request)
{
    private const int StepsWaited = 3;

    private readonly Queue<(int Row, int Action, double Reward)> _waiting = new(StepsWaited + 1);

    public override int BeginEpisode(ReadOnlySpan<double> observation, ActionMask legalActions = default)
    {
        _waiting.Clear();
        return base.BeginEpisode(observation, legalActions);
    }

    public override int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default)
    {
        Check(reward);
        int next = GetRow(nextObservation);
        int action = Choose(next, legalActions);
        _waiting.Enqueue((Row, Action, reward));
        if (_waiting.Count == StepsWaited)
            LearnOldest(Table.GetActionValues(next)[action]);
        StepCount++;
        (Row, Action) = (next, action);
        return action;
    }

    public override void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
    {
        Check(reward);
        _waiting.Enqueue((Row, Action, reward));
        double last = terminated ? 0 : FinalValue(finalObservation, legalActions);
        while (finishes && _waiting.Count > 0)
            LearnOldest(last);
        StepCount++;
        EpisodeCount++;
        Row = -1;
    }

    private void LearnOldest(double last)
    {
        double target = 0, discount = 1;
        foreach ((int _, int _, double reward) in _waiting)
        {
            target += discount * reward;
            discount *= DiscountFactor;
        }

        (int row, int action, double _) = _waiting.Dequeue();
        Move(row, action, target + discount * last);
    }
}

/// <summary>Dyna-Q with five planned updates a step, which can forget that a remembered step terminated.</summary>
internal sealed class DynaStudent(AgentCheckRequest request, bool remembersEnds = true) : StudentAgent(request)
{
    private readonly Dictionary<(int Row, int Action), (double Reward, int NextRow, bool IsTerminal, ActionMask Legal)> _model = [];
    private readonly List<(int Row, int Action)> _known = [];

    public override int Step(double reward, ReadOnlySpan<double> nextObservation, ActionMask legalActions = default)
    {
        Check(reward);
        Remember(reward, GetRow(nextObservation), isTerminal: false, legalActions);
        int action = base.Step(reward, nextObservation, legalActions);
        Plan();
        return action;
    }

    public override void EndEpisode(double reward, ReadOnlySpan<double> finalObservation, bool terminated, ActionMask legalActions = default)
    {
        Check(reward);
        Remember(reward, GetRow(finalObservation), terminated && remembersEnds, legalActions);
        base.EndEpisode(reward, finalObservation, terminated, legalActions);
        Plan();
    }

    private void Remember(double reward, int nextRow, bool isTerminal, ActionMask legal)
    {
        if (!_model.ContainsKey((Row, Action)))
            _known.Add((Row, Action));
        _model[(Row, Action)] = (reward, nextRow, isTerminal, legal);
    }

    private void Plan()
    {
        for (int i = 0; i < 5; i++)
        {
            (int row, int action) = _known[Random.NextInt32(_known.Count)];
            (double reward, int nextRow, bool isTerminal, ActionMask legal) = _model[(row, action)];
            Move(row, action, reward + (isTerminal ? 0 : DiscountFactor * NextValue(nextRow, legal)));
        }
    }
}

/// <summary>Double Q-learning: two tables, of which a coin says which learns; the frozen policy holds their mean.</summary>
internal sealed class DoubleStudent(AgentCheckRequest request) : StudentAgent(request)
{
    private readonly QTable _second = new(1, CellWidth.Int32, request.ActionCount, request.InitialActionValue);
    private double _target;

    protected override double NextValue(int row, ActionMask legal)
    {
        Grow();
        bool first = Random.NextDouble() < 0.5;
        _target = first ? 1 : 2;
        int best = GreedyAction.FindFirst((first ? Table : _second).GetActionValues(row), legal, out _);
        return (first ? _second : Table).GetActionValues(row)[best];
    }

    protected override void Update(int row, int action, double reward, double next, bool isOver)
    {
        Grow();
        bool first = _target == 0 ? Random.NextDouble() < 0.5 : _target == 1;
        _target = 0;
        ref double value = ref (first ? Table : _second).GetActionValues(row)[action];
        value += LearningRate * (reward + next - value);
    }

    public override IActionValuePolicy Freeze(TieBreaking tieBreaking = TieBreaking.Random)
    {
        Grow();
        QTable mean = Table.Clone();
        for (int row = 0; row < mean.StateCount; row++)
        {
            for (int action = 0; action < ActionCount; action++)
                mean.GetActionValues(row)[action] = (mean.GetActionValues(row)[action] + _second.GetActionValues(row)[action]) / 2;
        }

        return new FrozenPolicy(mean, Request.Discretizer, tieBreaking);
    }

    // The second table has the same rows in the same order.
    private void Grow()
    {
        for (int row = _second.StateCount; row < Table.StateCount; row++)
            _second.GetOrAddRow(Table.GetKey(row));
    }
}
