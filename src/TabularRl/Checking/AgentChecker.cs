using System.Collections.Immutable;
using TabularRl.Agents;
using TabularRl.Checking.AgentChecks;

namespace TabularRl.Checking;

/// <summary>
/// Plays an agent through small episodes made for it and looks whether it learns what it must and nothing else. It forces actions by masks
/// and reads values from the frozen policy, so that every <see cref="IAgent"/> can be checked; snapshots and logged transitions are checked
/// where the agent has them. It says in words what it saw; docs/checking.md describes every code. The same agent gives the same report.
/// </summary>
public static class AgentChecker
{
    // Every check forces actions by masks, some compare two agents, and those of values look at one episode after another: whether that
    // can be done comes first, so that one mistake is not found again under other names.
    private static readonly ImmutableArray<Action<AgentCheck>> FirstChecks = [ChoiceChecks.Run, RepetitionChecks.Run, TraceChecks.Run];

    private static readonly ImmutableArray<Action<AgentCheck>> ValueChecks =
        [TerminationChecks.Run, TruncationChecks.Run, RewardChecks.Run, MaskedBootstrapChecks.Run, TransitionChecks.Run];

    private static readonly ImmutableArray<Action<AgentCheck>> OtherChecks =
    [
        ContractChecks.Run, OffPolicyChecks.Run, FreezeChecks.Run, CultureChecks.Run, ResumeChecks.Run, AgentAllocationChecks.Run, OptimumChecks.Run,
    ];

    /// <summary>Checks an agent.</summary>
    /// <param name="factory">Makes an agent as asked for, with an empty table, sharing nothing with the last.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The factory gives null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static CheckReport Check(Func<AgentCheckRequest, IAgent> factory, AgentCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(factory);
        options ??= new AgentCheckOptions();
        options.Validate();
        IAgent first = factory(new AgentCheckRequest()) ?? throw new ArgumentException("The factory gives null.", nameof(factory));
        var log = new CheckLog(first.GetType().Name, AgentCheckCodes.All);
        var check = new AgentCheck(factory, first, options, log);
        if (ContractChecks.HasSizes(check, first))
            Run(check, log);
        return log.ToReport();
    }

    private static void Run(AgentCheck check, CheckLog log)
    {
        CheckGuard.Run(FirstChecks, check, log, AgentCheckCodes.Throws);
        if (log.Has(AgentCheckCodes.IllegalActionChosen))
            return;
        if (check.Options.HasActionValues && !log.Has(AgentCheckCodes.TracesSurvive))
            CheckGuard.Run(ValueChecks, check, log, AgentCheckCodes.Throws);
        CheckGuard.Run(OtherChecks, check, log, AgentCheckCodes.Throws);
    }
}
