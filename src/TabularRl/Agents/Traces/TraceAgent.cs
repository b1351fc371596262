using System.Collections.Immutable;
using TabularRl.Discretization;
using TabularRl.Environments;
using TabularRl.Tables;

namespace TabularRl.Agents.Traces;

/// <summary>
/// What agents with eligibility traces share: each error is learned for every state and action that led to it, the less the longer ago.
/// Traces are a short list, live within an episode only, and cost time while they live. Not thread-safe.
/// </summary>
/// <remarks>
/// The learning rate is that of the visit which made a trace, as in van Seijen, Mahmood, Pilarski, Machado and Sutton 2016; under a constant
/// rate it is the textbook's. An update of an action counts as one visit, at the step that took it.
/// </remarks>
public abstract class TraceAgent : TabularAgent
{
    private readonly EligibilityTraces _traces;
    private readonly TraceKind _kind;

    private protected TraceAgent(IStateDiscretizer discretizer, TraceOptions options, TraceKind kind, QTable table)
        : base(discretizer, options, table)
    {
        _traces = new EligibilityTraces(options.DiscountFactor * options.TraceDecay, options.TraceCutoff);
        _kind = kind;
        SnapshotSettings = [options.TraceDecay, options.TraceCutoff, (double)kind];
    }

    /// <summary>The number of traces that live.</summary>
    internal int TraceCount => _traces.Count;

    private protected override ImmutableArray<double> SnapshotSettings { get; }

    private protected override void OnEpisodeBegun() => ForgetTraces();

    private protected override void LearnLast(double reward, bool terminated, int finalRow, ActionMask finalLegalActions)
    {
        LearnFrom(reward, terminated ? 0 : NextValue(finalRow, finalLegalActions));
        ForgetTraces();
    }

    /// <summary>The value that a step to a state bootstraps from, nothing being taken there.</summary>
    private protected abstract double NextValue(int nextRow, ActionMask nextLegalActions);

    /// <summary>Learns from the running step, whose next state is worth so much.</summary>
    private protected abstract void LearnFrom(double reward, double nextValue);

    private protected void ForgetTraces() => _traces.Clear();

    /// <summary>
    /// Moves the value of the running state and action by <c>α · error</c>, and those that have traces from before, itself too, by
    /// <c>α · e · tracedError</c>; then it has a trace as well.
    /// </summary>
    private protected void Learn(double error, double tracedError)
    {
        double learningRate = CountVisit(Row, Action);
        double left = _traces.Spread(Table, Row, Action, tracedError);
        double weight = _kind switch
        {
            TraceKind.Accumulating => left + learningRate,
            TraceKind.Dutch => (1 - learningRate) * left + learningRate,
            _ => learningRate,
        };
        Table.DangerousActionValues(Row)[Action] += learningRate * error + (weight - learningRate) * tracedError;
        _traces.Add(Row, Action, weight, learningRate);
    }
}
