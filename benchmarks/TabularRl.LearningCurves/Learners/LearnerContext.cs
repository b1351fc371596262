using TabularRl.Agents;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace TabularRl.LearningCurves.Learners;

/// <summary>What an agent is made from: the task that it is to learn, and how long it has.</summary>
internal sealed record LearnerContext
{
    // On-policy values lag behind ε, and what is not greedy lags most: from a small one on, there is little to catch up with.
    private const double FirstOnPolicyEpsilon = 0.03;

    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    public required IStateDiscretizer Discretizer { get; init; }

    public required int ActionCount { get; init; }

    public required ulong Seed { get; init; }

    public required double DiscountFactor { get; init; }

    /// <summary>The number of steps of the training.</summary>
    public required long StepBudget { get; init; }

    /// <summary>The α that suits the task.</summary>
    public required ISchedule LearningRate { get; init; }

    /// <summary>ε from 1 to 0 over the training, for agents that learn about another policy than the one that they play.</summary>
    public IExplorationPolicy DecayingEpsilon => new EpsilonGreedy(new DecayByStep(1, StepBudget));

    /// <summary>Options under which an off-policy agent can reach the optimum of the task; what else they hold stays.</summary>
    public TOptions OffPolicy<TOptions>(TOptions options)
        where TOptions : TabularAgentOptions => Fit(options, DecayingEpsilon);

    /// <summary>Options under which an on-policy agent can reach the optimum of the task; what else they hold stays.</summary>
    public TOptions OnPolicy<TOptions>(TOptions options)
        where TOptions : TabularAgentOptions => Fit(options, new EpsilonGreedy(new DecayByStep(FirstOnPolicyEpsilon, StepBudget)));

    private TOptions Fit<TOptions>(TOptions options, IExplorationPolicy exploration)
        where TOptions : TabularAgentOptions => (TOptions)(options with
        {
            DiscountFactor = DiscountFactor,
            LearningRate = LearningRate,
            Exploration = exploration,
            Seed = Seed,
        });
}
