using TabularRl.Agents;
using TabularRl.Agents.Batch;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace TabularRl.LearningCurves.Learners;

/// <summary>What an agent is made from: the task that it is to learn, and how long it has.</summary>
internal sealed record LearnerContext
{
    private const double FirstOnPolicyEpsilon = 0.3;
    private const double FirstOptimisticEpsilon = 0.02;
    private const double FirstOptimisticRate = 0.1;
    private const double LastOptimisticRate = 0.0005;
    private const int FitCount = 20;

    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    public required IStateDiscretizer Discretizer { get; init; }

    public required int ActionCount { get; init; }

    public required ulong Seed { get; init; }

    public required double DiscountFactor { get; init; }

    /// <summary>The number of steps of the training.</summary>
    public required long StepBudget { get; init; }

    /// <summary>An α that averages over many visits, or a constant one where nothing is random.</summary>
    public required ISchedule LearningRate { get; init; }

    /// <summary>An action value that hardly a return of the task exceeds, for agents that explore by an optimistic start; null where ε alone finds everything.</summary>
    public double? OptimisticValue { get; init; }

    /// <summary>An action value that no return of the task exceeds.</summary>
    public double GreatestReturn { get; init; }

    /// <summary>An action value below all returns of the task, less a penalty of up to 1 a step.</summary>
    public double LeastReturn { get; init; }

    /// <summary>Whether each action of a state always leads to the same.</summary>
    public bool IsDeterministic { get; init; }

    /// <summary>A feature for each value of the observation, which in the tasks is one number, the state: for agents that are linear in features.</summary>
    public IFeatureCoder Coder => new HashedFeatureCoder(Discretizer, new HashedFeatureOptions { Budget = int.MaxValue });

    /// <summary>ε from 1 to 0 over the training, for agents that learn about another policy than the one that they play.</summary>
    public IExplorationPolicy DecayingEpsilon => new EpsilonGreedy(new DecayByStep(1, 0, StepBudget));

    /// <summary>Options under which an off-policy agent can reach the optimum of the task; what else they hold stays.</summary>
    public TOptions OffPolicy<TOptions>(TOptions options)
        where TOptions : TabularAgentOptions => Fit(options, LearningRate, DecayingEpsilon, 0);

    /// <summary>
    /// Options under which an on-policy agent can reach the optimum of the task; what else they hold stays. What is seldom tried keeps the value that
    /// it had under a greater ε, which is too low, and is not tried again: so ε is smaller from the first step on.
    /// </summary>
    public TOptions OnPolicy<TOptions>(TOptions options)
        where TOptions : TabularAgentOptions => OptimisticValue is null
        ? Fit(options, LearningRate, new EpsilonGreedy(new DecayByStep(FirstOnPolicyEpsilon, 0, StepBudget)), 0)
        : Optimistic(options);

    /// <summary>Options under which an agent explores by an optimistic start, hardly by ε, and forgets it by an α that depends on no visits.</summary>
    public TOptions Optimistic<TOptions>(TOptions options)
        where TOptions : TabularAgentOptions => Fit(
            options,
            new DecayByStep(FirstOptimisticRate, LastOptimisticRate, StepBudget),
            new EpsilonGreedy(new DecayByStep(FirstOptimisticEpsilon, 0, StepBudget)),
            OptimisticValue ?? 0);

    /// <summary>Options of an agent that explores by an optimism of its own: α and exploration stay as they are.</summary>
    public TOptions Greedy<TOptions>(TOptions options)
        where TOptions : TabularAgentOptions => Fit(options, options.LearningRate, options.Exploration, GreatestReturn);

    /// <summary>Options of an agent that fits its values to a batch which grows: α stays as it is.</summary>
    public TOptions Batch<TOptions>(TOptions options)
        where TOptions : BatchAgentOptions => Fit((TOptions)(options with { FitInterval = (int)Math.Max(1, StepBudget / FitCount) }), options.LearningRate, DecayingEpsilon, 0);

    private TOptions Fit<TOptions>(TOptions options, ISchedule learningRate, IExplorationPolicy exploration, double initialActionValue)
        where TOptions : TabularAgentOptions => (TOptions)(options with
        {
            DiscountFactor = DiscountFactor,
            LearningRate = learningRate,
            Exploration = exploration,
            InitialActionValue = initialActionValue,
            Seed = Seed,
        });
}
