namespace TabularRl.Environments;

/// <summary>
/// A decision process that an agent acts in, in the contract of Gymnasium: reset, then step until an episode terminates or is truncated.
/// Observations are written into spans that the caller owns, so a step allocates nothing.
/// </summary>
/// <remarks>
/// An implementation owns its random generator: a reset with a seed re-creates it, a reset without one continues its stream; implement
/// <see cref="Randomness.IRandomStateful"/> as well to let runs be stopped and resumed. A time limit is a wrapper
/// (<see cref="Wrappers.TimeLimit"/>), not part of a process. What else an environment can do is asked by
/// <see cref="EnvironmentExtensions.FindCapability"/>, which sees through wrappers.
/// Instances need not be thread-safe; every thread uses one of its own.
/// </remarks>
public interface IEnvironment
{
    /// <summary>The number of doubles in an observation; at least 1, constant.</summary>
    int ObservationSize { get; }

    /// <summary>The number of actions; actions are 0 … <see cref="ActionCount"/> − 1; at least 1, constant.</summary>
    int ActionCount { get; }

    /// <summary>Starts an episode and writes its first observation.</summary>
    /// <param name="seed">A seed to re-create the generator from, or null to continue its stream.</param>
    /// <param name="observation">Receives the observation; its length is <see cref="ObservationSize"/>, and every element is written.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    void Reset(ulong? seed, Span<double> observation);

    /// <summary>Takes an action and writes the observation that follows.</summary>
    /// <param name="action">The action, from 0 to <see cref="ActionCount"/> − 1.</param>
    /// <param name="observation">Receives the observation, also that of a terminal state; its length is <see cref="ObservationSize"/>, and every element is written.</param>
    /// <returns>The reward and whether the episode is over.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="action"/> is not an action of the environment.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    /// <exception cref="InvalidOperationException">No episode is running: nothing was reset yet, or the last episode is over.</exception>
    StepResult Step(int action, Span<double> observation);
}
