using TabularRl.Environments;

namespace TabularRl.Training.Streams;

/// <summary>A transition that somebody else made: a log, a service, another policy. Equal where its memories are the same, not where their numbers are.</summary>
/// <param name="Observation">The observation in which the action was taken; not to be changed until the transition is learned.</param>
/// <param name="Action">The action.</param>
/// <param name="Reward">The reward; finite.</param>
/// <param name="NextObservation">The observation that followed; of no matter, and may be empty, where <paramref name="Terminated"/>.</param>
/// <param name="Terminated">Whether it is terminal, so that its value is 0. False where the episode was only cut off: its value is bootstrapped.</param>
/// <param name="NextLegalActions">The actions that are legal in it; all by default.</param>
public readonly record struct LoggedTransition(
    ReadOnlyMemory<double> Observation,
    int Action,
    double Reward,
    ReadOnlyMemory<double> NextObservation,
    bool Terminated,
    ActionMask NextLegalActions = default);
