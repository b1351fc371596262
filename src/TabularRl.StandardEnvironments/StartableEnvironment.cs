using TabularRl.Environments;

namespace TabularRl.StandardEnvironments;

/// <summary>An environment of this package whose episodes begin in one of finitely many states. It is closed to other packages.</summary>
public abstract class StartableEnvironment : StandardEnvironment, IStartableEnvironment
{
    private protected StartableEnvironment(int observationSize, int actionCount, int startCount, bool isDeterministic, ulong seed)
        : base(observationSize, actionCount, seed)
    {
        StartCount = startCount;
        IsDeterministic = isDeterministic;
    }

    /// <inheritdoc />
    public int StartCount { get; }

    /// <inheritdoc />
    public bool IsDeterministic { get; }

    /// <summary>
    /// Starts an episode at the given start and writes its first observation. Draws what <see cref="StandardEnvironment.Reset"/> draws, so that
    /// the steps that follow meet the same random numbers.
    /// </summary>
    /// <param name="start">The start, from 0 to <see cref="StartCount"/> − 1.</param>
    /// <param name="seed">A seed to re-create the generator from, or null to continue its stream.</param>
    /// <param name="observation">Receives the observation; its length is <see cref="StandardEnvironment.ObservationSize"/>, and every element is written.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is not a start of the environment.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, StartCount);
        StartEpisode(start, seed, observation);
    }
}
