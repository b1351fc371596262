using TabularRl.Environments;
using TabularRl.Randomness;

namespace CustomEnvironment;

/// <summary>
/// A tool that cuts metal and wears. Each day the foreman, who reads the wear off a gauge, lets it cut at normal speed or fast, or has it
/// replaced. An episode ends when the tool breaks; it has no other end, so limit it by a wrapper.
/// </summary>
/// <remarks>Observation: the wear in mm, 0.00 to 1.00, and the day, 0 (Monday) to 6. It starts with a new tool on any day of the week.</remarks>
internal sealed class CuttingTool : IMaskedEnvironment, IStartableEnvironment, IFiniteEnvironment, IRandomStateful
{
    private static readonly FiniteToolModel SharedModel = new();

    private readonly Pcg64 _random = new(0);
    private int _wear;
    private int _day;
    private bool _wasReset;
    private bool _isRunning;

    public int ObservationSize => 2;

    public int ActionCount => ToolRules.ActionCount;

    public int StartCount => ToolRules.DayCount;

    public bool IsDeterministic => false;

    public ActionMask LegalActions => ToolRules.LegalActions(_wear, _day);

    public IFiniteModel Model => SharedModel.Model;

    public ReadOnlySpan<double> StartProbabilities => SharedModel.StartProbabilities;

    public int CurrentState =>
        _wasReset ? FiniteToolModel.StateOf(_wear, _day) : throw new InvalidOperationException("No episode was started; call Reset first.");

    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    public void Reset(ulong? seed, Span<double> observation)
    {
        CheckLength(observation);
        Seed(seed);
        Begin(_random.NextInt32(StartCount), observation);
    }

    public void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, StartCount);
        CheckLength(observation);
        Seed(seed);
        Begin(start, observation);
    }

    public StepResult Step(int action, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, ActionCount);
        CheckLength(observation);
        if (!_isRunning)
            throw new InvalidOperationException("No episode is running; call Reset first.");
        if (!LegalActions.IsLegal(action))
            throw new ArgumentOutOfRangeException(nameof(action), action, $"{(ToolAction)action} is not allowed now; ask LegalActions.");

        double reward = (ToolAction)action == ToolAction.Replace ? Replace() : Cut((ToolAction)action);
        _day = (_day + 1) % ToolRules.DayCount;
        _isRunning = _wear < ToolRules.Broken;
        WriteObservation(_wear, _day, observation);
        return new StepResult(reward, Terminated: !_isRunning, Truncated: false);
    }

    public void GetObservation(int state, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, Model.StateCount);
        CheckLength(observation);
        WriteObservation(state / ToolRules.DayCount, state % ToolRules.DayCount, observation);
    }

    private static void WriteObservation(int wear, int day, Span<double> observation)
    {
        observation[0] = wear / 100.0;
        observation[1] = day;
    }

    private double Replace()
    {
        _wear = 0;
        return -ToolRules.ReplacementCost;
    }

    private double Cut(ToolAction action)
    {
        double earnings = ToolRules.Earnings(action, _wear, _day);
        bool breaks = _random.NextDouble() < ToolRules.BreakProbability(action, _wear);
        (int least, int count) = ToolRules.WearOfADay(action);
        int worn = _wear + least + _random.NextInt32(count);
        _wear = breaks ? ToolRules.Broken : Math.Min(worn, ToolRules.Broken);
        return _wear == ToolRules.Broken ? earnings - ToolRules.BreakageCost : earnings;
    }

    private void Seed(ulong? seed)
    {
        if (seed is { } value)
            _random.Seed(value);
    }

    private void Begin(int day, Span<double> observation)
    {
        _wear = 0;
        _day = day;
        _wasReset = true;
        _isRunning = true;
        WriteObservation(_wear, _day, observation);
    }

    private void CheckLength(ReadOnlySpan<double> observation)
    {
        if (observation.Length != ObservationSize)
            throw new ArgumentException($"The observation has {ObservationSize} values; the span has {observation.Length}.", nameof(observation));
    }
}
