using System.Collections.Immutable;
using TabularRl.Checking.EnvironmentChecks;
using TabularRl.Environments;

namespace TabularRl.Checking;

/// <summary>
/// Plays an environment at random and looks whether it keeps to the contract of <see cref="IEnvironment"/> and of what else it offers. It
/// says in words what it saw; docs/checking.md describes every code. The same environment gives the same report.
/// </summary>
/// <remarks>What it does not find may still be there: it sees the states that random play reaches, and no rule that only a document states.</remarks>
public static class EnvironmentChecker
{
    // Where a seed does not replay an episode, checks that compare episodes say nothing; so that one comes first. Allocations come last, when everything has run.
    private static readonly ImmutableArray<Action<EnvironmentCheck>> Checks =
    [
        ReplayChecks.Run, RefusalChecks.Run, IllegalActionChecks.Run, InstanceChecks.Run, StartChecks.Run, ModelChecks.Run, PlayChecks.Run, AllocationChecks.Run,
    ];

    /// <summary>Checks an environment, with new instances where the contract speaks of new ones.</summary>
    /// <param name="factory">Makes an environment, equal to the last and sharing nothing with it that changes.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The factory gives null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static CheckReport Check(Func<IEnvironment> factory, EnvironmentCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Run(factory() ?? throw new ArgumentException("The factory gives null.", nameof(factory)), factory, options);
    }

    /// <summary>Checks one instance, which is reset many times. What needs a new instance is not checked: a step before the first reset, state that instances share.</summary>
    /// <param name="environment">The environment; not one that a training is using.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static CheckReport Check(IEnvironment environment, EnvironmentCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Run(environment, factory: null, options);
    }

    private static CheckReport Run(IEnvironment environment, Func<IEnvironment>? factory, EnvironmentCheckOptions? options)
    {
        options ??= new EnvironmentCheckOptions();
        options.Validate();
        var log = new CheckLog(environment.GetType().Name, EnvironmentCheckCodes.All);
        if (SizeChecks.AreValid(environment, log))
        {
            var check = new EnvironmentCheck(environment, factory, options, log);
            CheckGuard.Run(Checks, check, log, EnvironmentCheckCodes.Throws);
            SizeChecks.AreConstant(check);
        }

        return log.ToReport();
    }
}
