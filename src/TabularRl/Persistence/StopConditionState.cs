using System.Collections.Immutable;

namespace TabularRl.Persistence;

/// <summary>Where a training's stop condition stands, so that a resumed training stops exactly where an unbroken one does.</summary>
/// <param name="Condition">The condition in words. Another one does not take the state over.</param>
/// <param name="FirstPointIndex">The first point of the learning curve that the condition looks at, counted from 0; those before belong to an earlier environment.</param>
/// <param name="Values">What the condition remembers; empty for one that looks at the curve alone.</param>
public sealed record StopConditionState(string Condition, int FirstPointIndex, ImmutableArray<double> Values);
