namespace TabularRl.Environments;

/// <summary>
/// An environment that is one of finitely many states at any time and knows its exact model. Planning solves it, and a learned policy is
/// judged by its exact value instead of by a sampled mean.
/// </summary>
/// <remarks>A terminal state need not be one that an episode can be in again; see <see cref="ModelTransition.Terminated"/>.</remarks>
public interface IFiniteEnvironment : IEnvironment
{
    /// <summary>The exact model; the same object for as long as the environment lives.</summary>
    IFiniteModel Model { get; }

    /// <summary>The state of the model that the running or last episode is in.</summary>
    /// <exception cref="InvalidOperationException">Nothing was reset yet.</exception>
    int CurrentState { get; }

    /// <summary>The probability with which an episode starts in each state, one number a state; they sum to 1. Valid as long as the environment.</summary>
    ReadOnlySpan<double> StartProbabilities { get; }

    /// <summary>Writes the observation that an agent has in a state.</summary>
    /// <param name="state">The state, from 0 to the model's number of states − 1.</param>
    /// <param name="observation">Receives the observation; its length is <see cref="IEnvironment.ObservationSize"/>, and every element is written.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is not a state of the model.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    void GetObservation(int state, Span<double> observation);
}
