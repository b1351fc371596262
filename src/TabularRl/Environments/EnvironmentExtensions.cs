namespace TabularRl.Environments;

/// <summary>What an environment can do beside <see cref="IEnvironment"/>, wrapped or not. Ask once, before the first step, and keep the answer.</summary>
public static class EnvironmentExtensions
{
    /// <summary>A capability of an environment, or null.</summary>
    /// <typeparam name="T">An interface of an environment (<see cref="IMaskedEnvironment"/>, …), <see cref="Randomness.IRandomStateful"/>, or a wrapper's class.</typeparam>
    /// <param name="environment">The environment.</param>
    /// <returns>The environment itself if it implements <typeparamref name="T"/>, what a wrapper says (<see cref="IEnvironmentWrapper.FindCapability"/>), or null.</returns>
    public static T? FindCapability<T>(this IEnvironment environment)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment is IEnvironmentWrapper wrapper ? wrapper.FindCapability<T>() : environment as T;
    }

    /// <summary>A capability of an environment that must have it: <c>limited.GetCapability&lt;IStartableEnvironment&gt;()</c> is the limited environment with its starts.</summary>
    /// <typeparam name="T">As of <see cref="FindCapability"/>.</typeparam>
    /// <param name="environment">The environment.</param>
    /// <returns>The capability.</returns>
    /// <exception cref="InvalidOperationException">The environment does not have it, or a wrapper around it makes it untrue.</exception>
    public static T GetCapability<T>(this IEnvironment environment)
        where T : class =>
        environment.FindCapability<T>() ?? throw new InvalidOperationException(
            $"{environment.GetType().Name} offers no {typeof(T).Name}: the environment does not implement it, or a wrapper around it makes it untrue.");
}
