namespace TabularRl.Environments.Wrappers;

/// <summary>The legal actions by an observation. It depends on nothing else, and allocates nothing if a step shall not.</summary>
/// <param name="observation">The observation, of an environment's size.</param>
/// <returns>The mask; at least one action is legal.</returns>
public delegate ActionMask ActionMaskFunction(ReadOnlySpan<double> observation);
