using TabularRl.Environments;

namespace TabularRl.StandardEnvironments;

/// <summary>
/// An environment that is played from the table of its transitions, and so is its own exact model. The observation is one number, the
/// state's, unless the environment says otherwise. It is closed to other packages.
/// </summary>
/// <remarks>
/// A reset draws one number from [0, 1), also where there is one start, and so does a step, also where there is one outcome: Gymnasium's
/// toy-text environments do, and a seed plays the same episode there. A drawn u chooses the first start or outcome whose cumulative
/// probability exceeds it. Starts are the states with a probability to start in, in ascending order.
/// </remarks>
public abstract class TableDrivenEnvironment : StartableEnvironment, IFiniteEnvironment
{
    private readonly StartDistribution _starts;

    private protected TableDrivenEnvironment(TransitionTable table, StartDistribution starts, ulong seed)
        : base(1, table.ActionCount, starts.States.Length, table.IsDeterministic, seed)
    {
        Table = table;
        _starts = starts;
    }

    /// <inheritdoc />
    public IFiniteModel Model => Table;

    /// <inheritdoc />
    public int CurrentState
    {
        get
        {
            CheckReset();
            return State;
        }
    }

    /// <inheritdoc />
    public virtual ReadOnlySpan<double> StartProbabilities => _starts.Probabilities;

    private protected TransitionTable Table { get; }

    private protected int State { get; set; }

    /// <inheritdoc />
    public void GetObservation(int state, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, Table.StateCount);
        CheckLength(observation);
        observation[0] = GetObservedNumber(state);
    }

    private protected virtual int GetObservedNumber(int state) => state;

    private protected override void Begin(int start)
    {
        double u = Random.NextDouble();
        State = start == DrawnStart ? _starts.Find(u) : _starts.States[start];
    }

    private protected override StepResult Advance(int action)
    {
        ref readonly ModelTransition outcome = ref Table.Find(State, action, Random.NextDouble());
        State = outcome.NextState;
        return new StepResult(outcome.Reward, outcome.Terminated, false);
    }

    private protected sealed override void Observe(Span<double> observation) => observation[0] = GetObservedNumber(State);
}
