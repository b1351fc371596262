namespace TabularRl.Environments;

/// <summary>
/// An environment whose episodes begin at one of finitely many known starts (a customer, a cell, a case), each of which can be asked for.
/// Evaluation uses it to play every start equally often, and different policies from the same starts.
/// </summary>
public interface IStartableEnvironment : IEnvironment
{
    /// <summary>The number of starts; starts are 0 … <see cref="StartCount"/> − 1.</summary>
    int StartCount { get; }

    /// <summary>Whether an episode from a given start is wholly determined by the actions taken.</summary>
    bool IsDeterministic { get; }

    /// <summary>Starts an episode at the given start and writes its first observation.</summary>
    /// <param name="start">The start, from 0 to <see cref="StartCount"/> − 1.</param>
    /// <param name="seed">A seed to re-create the generator from, or null to continue its stream.</param>
    /// <param name="observation">Receives the observation; its length is <see cref="IEnvironment.ObservationSize"/>, and every element is written.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is not a start of the environment.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    void ResetTo(int start, ulong? seed, Span<double> observation);
}
