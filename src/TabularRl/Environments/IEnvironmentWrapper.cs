namespace TabularRl.Environments;

/// <summary>
/// An environment around another one. A class implements an interface for all its instances or for none, but a wrapper has a mask, a goal,
/// starts exactly if the environment inside has; so it is asked by <see cref="FindCapability"/>, and <c>is</c> is not the question.
/// </summary>
/// <remarks>Derive from <see cref="Wrappers.EnvironmentWrapper"/>, which answers for the interfaces of this library.</remarks>
public interface IEnvironmentWrapper : IEnvironment
{
    /// <summary>The environment inside; the same for as long as the wrapper lives.</summary>
    IEnvironment Inner { get; }

    /// <summary>What the wrapped environment can do beside <see cref="IEnvironment"/>, as it stands with this wrapper around it.</summary>
    /// <typeparam name="T">An interface of an environment (<see cref="IMaskedEnvironment"/>, …), <see cref="Randomness.IRandomStateful"/>, or a wrapper's class.</typeparam>
    /// <returns>
    /// An object through which the wrapper is used, or null if neither it nor an environment inside offers this. An object that is an
    /// <see cref="IEnvironment"/> resets and steps this wrapper, never an environment inside, but for a class asked for by its name.
    /// </returns>
    T? FindCapability<T>()
        where T : class;
}
