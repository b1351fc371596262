using System.Diagnostics.CodeAnalysis;
using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.StandardEnvironments;

/// <summary>
/// What all environments of this package share: a generator of their own (PCG64, seeded as NumPy does), checks of what a caller hands in, and a
/// picture of the state in text. Use the environments below it; it is closed to other packages.
/// </summary>
/// <remarks>
/// None holds a time limit: where a task has a customary one, a constant of its class names it. Before the first reset with a seed the
/// generator has the seed of the options. Not thread-safe; every thread uses an environment of its own. A step allocates nothing.
/// </remarks>
public abstract class StandardEnvironment : IEnvironment, IRandomStateful, ITextRendering
{
    /// <summary>For <see cref="Begin"/>: whichever start is drawn.</summary>
    private protected const int DrawnStart = -1;

    private bool _isRunning;

    private protected StandardEnvironment(int observationSize, int actionCount, ulong seed)
    {
        ObservationSize = observationSize;
        ActionCount = actionCount;
        Random = new Pcg64(seed);
    }

    /// <inheritdoc />
    public int ObservationSize { get; }

    /// <inheritdoc />
    public int ActionCount { get; }

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
    public void Reset(ulong? seed, Span<double> observation) => StartEpisode(DrawnStart, seed, observation);

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

    /// <summary>Starts an episode at a given start, or at a drawn one.</summary>
    private protected void StartEpisode(int start, ulong? seed, Span<double> observation)
    {
        CheckLength(observation);
        if (seed is { } value)
            Random.Seed(value);
        Begin(start);
        Run(observation);
    }

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

    [DoesNotReturn]
    private void ThrowAction(int action) =>
        throw new ArgumentOutOfRangeException(nameof(action), action, $"The action must be from 0 to {ActionCount - 1}.");

    [DoesNotReturn]
    private void ThrowLength(ReadOnlySpan<double> observation) => throw new ArgumentException(
        $"The observation has {ObservationSize} {(ObservationSize == 1 ? "value" : "values")}; the span has {observation.Length}.", nameof(observation));

    [DoesNotReturn]
    private void ThrowNotRunning() => throw new InvalidOperationException(
        WasReset ? "The episode is over; call Reset before the next step." : "No episode was started; call Reset first.");
}
