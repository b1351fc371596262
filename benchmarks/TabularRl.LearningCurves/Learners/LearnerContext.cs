using TabularRl.Agents;
using TabularRl.Discretization;
using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace TabularRl.LearningCurves.Learners;

/// <summary>What an agent is made from: the task that it is to learn, and how long it has.</summary>
internal sealed record LearnerContext
{
    // The last part is greedy, so that a curve ends with the policy that the values give.
    private const double ExploringShare = 0.9;

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

    /// <summary>The initial action value that suits the task.</summary>
    public required double InitialActionValue { get; init; }

    /// <summary>ε from 1 to 0 in the first nine tenths of the budget, 0 in the last.</summary>
    public IExplorationPolicy DecayingEpsilon => new EpsilonGreedy(new LinearByStep(1, 0, Math.Max(1, (long)(ExploringShare * StepBudget))));

    /// <summary>An agent's options under which it can reach the optimum of the task, ε decaying to 0; what else they hold stays.</summary>
    public TOptions Fit<TOptions>(TOptions options)
        where TOptions : TabularAgentOptions => (TOptions)(options with
        {
            DiscountFactor = DiscountFactor,
            LearningRate = LearningRate,
            Exploration = DecayingEpsilon,
            InitialActionValue = InitialActionValue,
            Seed = Seed,
        });
}
