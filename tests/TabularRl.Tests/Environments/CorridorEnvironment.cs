using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Tests.Environments;

/// <summary>
/// An environment that offers everything and keeps to every rule: cells 0 … 4, actions 0 left, 1 right, 2 stay. A move slips the other way
/// with probability 0.2. Left is illegal in cell 0, where slipping right stays. Cell 4 is the goal: 10 and the end; else a step costs 1.
/// Starts are the cells 0, 1, 2, half of the episodes begin in cell 0. Mistakes are made by overriding one member.
/// </summary>
internal class CorridorEnvironment : IFiniteEnvironment, IMaskedEnvironment, IGoalEnvironment, IStartableEnvironment, IRandomStateful
{
    public const int Goal = 4;
    protected const double Slip = 0.2;

    private readonly Pcg64 _random = new(0);
    private readonly double[] _startProbabilities = [0.5, 0.25, 0.25, 0, 0];

    protected Pcg64 Random => _random;

    protected int Cell { get; set; } = -1;

    protected bool IsRunning { get; set; }

    public virtual int ObservationSize => 2;

    public virtual int ActionCount => 3;

    public virtual int StartCount => 3;

    public virtual bool IsDeterministic => false;

    public virtual bool IsGoalReached => Cell == Goal;

    public virtual IFiniteModel Model { get; init; } = new CorridorModel(Slip);

    public virtual int CurrentState => Cell >= 0 ? Cell : throw new InvalidOperationException("Nothing was reset yet.");

    public virtual ReadOnlySpan<double> StartProbabilities => _startProbabilities;

    public virtual ActionMask LegalActions => Model.GetLegalActions(CurrentState);

    public virtual RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    public virtual void Reset(ulong? seed, Span<double> observation)
    {
        CheckLength(observation);
        Seed(seed);
        int draw = _random.NextInt32(4);
        Begin(Math.Max(0, draw - 1), observation);
    }

    public virtual void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, StartCount);
        CheckLength(observation);
        Seed(seed);
        Begin(start, observation);
    }

    public virtual StepResult Step(int action, Span<double> observation)
    {
        CheckAction(action);
        CheckLength(observation);
        CheckRunning();
        Cell = Move(Cell, action);
        IsRunning = Cell != Goal;
        Write(Cell, observation);
        return Result(Cell);
    }

    public virtual void GetObservation(int state, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(state, Goal);
        CheckLength(observation);
        Write(state, observation);
    }

    protected virtual void Seed(ulong? seed)
    {
        if (seed is { } value)
            _random.Seed(value);
    }

    protected virtual void Begin(int cell, Span<double> observation)
    {
        Cell = cell;
        IsRunning = true;
        Write(cell, observation);
    }

    protected virtual int Move(int cell, int action) => CorridorModel.Target(cell, action, slips: _random.NextDouble() < Slip);

    protected virtual StepResult Result(int cell) => cell == Goal ? new StepResult(10, true, false) : new StepResult(-1, false, false);

    protected virtual void Write(int cell, Span<double> observation) => (observation[0], observation[1]) = (cell, Goal - cell);

    protected virtual void CheckAction(int action)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)action, (uint)ActionCount, nameof(action));
        if (IsRunning && !LegalActions.IsLegal(action))
            throw new ArgumentOutOfRangeException(nameof(action), action, "The action is illegal here.");
    }

    protected virtual void CheckLength(ReadOnlySpan<double> observation)
    {
        if (observation.Length != ObservationSize)
            throw new ArgumentException("The span has another length.", nameof(observation));
    }

    protected virtual void CheckRunning()
    {
        if (!IsRunning)
            throw new InvalidOperationException("No episode is running.");
    }
}
