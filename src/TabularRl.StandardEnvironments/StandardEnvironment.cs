using System.Diagnostics.CodeAnalysis;
using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.StandardEnvironments;

/// <summary>
/// What all environments of this package share: a generator of their own (PCG64, seeded as NumPy does), checks of what a caller hands in,
/// starts, and a picture of the state in text. Use the environments below it; it is closed to other packages.
/// </summary>
/// <remarks>
/// None holds a time limit: where a task has a customary one, a constant of its class names it. Before the first reset with a seed the
/// generator has the seed of the options. Not thread-safe; every thread uses an environment of its own. A step allocates nothing.
/// </remarks>
public abstract class StandardEnvironment : IStartableEnvironment, IRandomStateful, ITextRendering
{
    /// <summary>For <see cref="Begin"/>: whichever start is drawn.</summary>
    private protected const int DrawnStart = -1;

    private bool _isRunning;

    private protected StandardEnvironment(int observationSize, int actionCount, int startCount, bool isDeterministic, ulong seed)
    {
        ObservationSize = observationSize;
        ActionCount = actionCount;
        StartCount = startCount;
        IsDeterministic = isDeterministic;
        Random = new Pcg64(seed);
    }

    /// <inheritdoc />
    public int ObservationSize { get; }

    /// <inheritdoc />
    public int ActionCount { get; }

    /// <summary>The number of starts that can be asked for; 1 where a start is drawn from a distribution that is not uniform over a few states.</summary>
    public int StartCount { get; }

    /// <inheritdoc />
    public bool IsDeterministic { get; }

    /// <inheritdoc />
    public RandomState RandomState
    {
        get => Random.RandomState;
        set => Random.RandomState = value;
    }

    private protected Pcg64 Random { get; }

    /// <summary>Whether an episode was ever started.</summary>
    private protected bool WasReset { get; private set; }

    /// <summary>The result of the last step, or of none since the episode started.</summary>
    private protected StepResult LastStep { get; private set; }

    /// <inheritdoc />
    public void Reset(ulong? seed, Span<double> observation) => Start(DrawnStart, seed, observation);

    /// <summary>
    /// Starts an episode at the given start and writes its first observation. Draws what <see cref="Reset"/> draws, so that the steps that
    /// follow meet the same random numbers.
    /// </summary>
    /// <param name="start">The start, from 0 to <see cref="StartCount"/> − 1.</param>
    /// <param name="seed">A seed to re-create the generator from, or null to continue its stream.</param>
    /// <param name="observation">Receives the observation; its length is <see cref="ObservationSize"/>, and every element is written.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is not a start of the environment.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, StartCount);
        Start(start, seed, observation);
    }

    /// <inheritdoc />
    public StepResult Step(int action, Span<double> observation)
    {
        if ((uint)action >= (uint)ActionCount)
            ThrowAction(action);
        CheckLength(observation);
        if (!_isRunning)
            ThrowNotRunning();

        LastStep = Advance(action);
        _isRunning = !LastStep.Terminated;
        Observe(observation);
        return LastStep;
    }

    /// <inheritdoc />
    public string Render()
    {
        CheckReset();
        return Draw();
    }

    /// <summary>Puts the process into its first state: into a given start, or one that is drawn.</summary>
    private protected abstract void Begin(int start);

    /// <summary>Takes a legal action in a running episode.</summary>
    private protected abstract StepResult Advance(int action);

    /// <summary>Writes the observation of the current state into a span of the right length.</summary>
    private protected abstract void Observe(Span<double> observation);

    /// <summary>The current state as text.</summary>
    private protected abstract string Draw();

    /// <summary>Lets an episode run from the state that the process is in.</summary>
    private protected void Run(Span<double> observation)
    {
        WasReset = true;
        _isRunning = true;
        LastStep = default;
        Observe(observation);
    }

    private protected void CheckLength(ReadOnlySpan<double> observation)
    {
        if (observation.Length != ObservationSize)
            ThrowLength(observation);
    }

    private protected void CheckReset()
    {
        if (!WasReset)
            ThrowNotRunning();
    }

    private void Start(int start, ulong? seed, Span<double> observation)
    {
        CheckLength(observation);
        if (seed is { } value)
            Random.Seed(value);
        Begin(start);
        Run(observation);
    }

    [DoesNotReturn]
    private void ThrowAction(int action) =>
        throw new ArgumentOutOfRangeException(nameof(action), action, $"The action must be from 0 to {ActionCount - 1}.");

    [DoesNotReturn]
    private void ThrowLength(ReadOnlySpan<double> observation) => throw new ArgumentException(
        $"The observation has {ObservationSize} {(ObservationSize == 1 ? "value" : "values")}; the span has {observation.Length}.", nameof(observation));

    [DoesNotReturn]
    private void ThrowNotRunning() => throw new InvalidOperationException(
        WasReset ? "The episode is over; call Reset or ResetTo before the next step." : "No episode was started; call Reset or ResetTo first.");
}
