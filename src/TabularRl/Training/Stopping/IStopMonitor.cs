using System.Collections.Immutable;
using TabularRl.Diagnostics;

namespace TabularRl.Training.Stopping;

/// <summary>Watches one training for an <see cref="IStopCondition"/>. Not thread-safe; called on the training thread.</summary>
public interface IStopMonitor
{
    /// <summary>What the monitor remembers between two checks, stored in checkpoints; empty if it remembers nothing. Set once, before the first check, when a training is resumed.</summary>
    /// <exception cref="ArgumentException">The values are not those of such a monitor.</exception>
    ImmutableArray<double> State { get; set; }

    /// <summary>Called after each full point of the learning curve, once.</summary>
    /// <param name="curve">The full points so far, at least one, the newest last; all of the same number of episodes.</param>
    /// <returns>Why the training is to end, as a clause without a full stop; or null if it is to go on.</returns>
    string? Check(ReadOnlySpan<LearningCurvePoint> curve);
}
