using System.Runtime.CompilerServices;
using TabularRl.Agents;
using TabularRl.Environments;

namespace TabularRl.Training;

/// <summary>What all trainers check before the first episode.</summary>
internal static class TrainingChecks
{
    public static void CheckFit(IEnvironment environment, IAgent agent)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(agent);
        if (environment.ObservationSize != agent.ObservationSize || environment.ActionCount != agent.ActionCount)
        {
            throw new ArgumentException(
                $"The environment has observations of {environment.ObservationSize} values and {environment.ActionCount} actions, the agent {agent.ObservationSize} and {agent.ActionCount}.",
                nameof(agent));
        }
    }

    /// <summary>A struct is copied when it is asked what else it can do; one whose fields can change would then answer for another state than it is in.</summary>
    public static void CheckReadOnly<TEnvironment>()
        where TEnvironment : struct, IEnvironment
    {
        if (!typeof(TEnvironment).IsDefined(typeof(IsReadOnlyAttribute), inherit: false))
        {
            throw new ArgumentException(
                $"{typeof(TEnvironment).Name} is not a readonly struct; make it one that holds a sealed class with the environment's state.", "environment");
        }
    }

    /// <summary>Two of several environments must not be one, or each would step the other.</summary>
    public static void CheckDistinct(IReadOnlyList<IEnvironment> environments)
    {
        var first = new Dictionary<IEnvironment, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < environments.Count; i++)
        {
            if (!first.TryAdd(environments[i], i))
                throw new ArgumentException($"The environments {first[environments[i]]} and {i} are the same object; each needs its own.", nameof(environments));
        }
    }
}
