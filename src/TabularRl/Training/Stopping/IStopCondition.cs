using TabularRl.Agents;
using TabularRl.Environments;

namespace TabularRl.Training.Stopping;

/// <summary>
/// A condition under which a training ends before its budget is used up. <see cref="StopCondition"/> makes the built-in ones and composes
/// them. It is immutable and thread-safe; what it remembers of a training stands in the monitor that each training begins.
/// </summary>
public interface IStopCondition
{
    /// <summary>The condition in words, with its figures. Two conditions of the same description are the same condition to a resumed training.</summary>
    string Description { get; }

    /// <summary>Begins to watch a training.</summary>
    /// <param name="environment">The training's environment; asked for what it can do, never played.</param>
    /// <param name="agent">The training's agent; read, never changed.</param>
    /// <returns>A monitor of this training alone.</returns>
    /// <exception cref="ArgumentException">The condition cannot be watched with this environment or agent; the message says what it lacks.</exception>
    IStopMonitor Begin(IEnvironment environment, IAgent agent);
}
