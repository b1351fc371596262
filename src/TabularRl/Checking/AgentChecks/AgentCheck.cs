using TabularRl.Agents;
using TabularRl.Randomness;

namespace TabularRl.Checking.AgentChecks;

/// <summary>One run of the checker: how to make agents, and where findings go.</summary>
internal sealed class AgentCheck(Func<AgentCheckRequest, IAgent> factory, IAgent example, AgentCheckOptions options, CheckLog log)
{
    /// <summary>The discount factor of every agent of the check.</summary>
    public const double DiscountFactor = 0.9;

    public AgentCheckOptions Options => options;

    public CheckLog Log => log;

    public SeedTree Seeds { get; } = new(options.Seed);

    public bool IsOffPolicy => options.IsOffPolicy ?? IsTransitionLearner;

    public bool IsTransitionLearner => example is ITransitionLearner;

    public bool HasSnapshots => example is ISnapshotAgent;

    /// <summary>Whether equal agents learn alike, so that two of them can be compared.</summary>
    public bool CanRepeat => !log.Has(AgentCheckCodes.SeedNotReproducible) && !log.Has(AgentCheckCodes.SharedState);

    /// <summary>A new agent; the same name gives the same seed.</summary>
    public AgentSubject Create(string name = "agent", double initialActionValue = 0) => new(CreateAgent(name, initialActionValue), log);

    public AgentSubject Adopt(IAgent agent) => new(agent, log);

    private IAgent CreateAgent(string name, double initialActionValue) => factory(new AgentCheckRequest
    {
        DiscountFactor = DiscountFactor,
        InitialActionValue = initialActionValue,
        Seed = Seeds.Derive(name),
    });
}
