using TabularRl.Exploration;
using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents;

/// <summary>The options that every agent with a table of action values has. The defaults suit small stochastic tasks.</summary>
public abstract record TabularAgentOptions
{
    private protected TabularAgentOptions()
    {
    }

    /// <summary>The discount factor γ, in [0, 1]; default 0.99. 1 is for episodic tasks only.</summary>
    public double DiscountFactor { get; init; } = 0.99;

    /// <summary>
    /// The learning rate α (step size), each value in (0, 1]; default constant 0.1. Under a constant rate values keep jittering where
    /// rewards are random; <see cref="Schedule.InverseVisits"/> lets them settle.
    /// </summary>
    public ISchedule LearningRate { get; init; } = Schedule.Constant(0.1);

    /// <summary>How the agent explores; default ε-greedy with ε 1.0 in the first episode, × 0.995 after each, not below 0.01.</summary>
    public IExplorationPolicy Exploration { get; init; } = new EpsilonGreedy(Schedule.Exponential(1.0, 0.995, 0.01));

    /// <summary>The value of every action before its first update; finite, default 0. High values make the agent try everything (optimistic start).</summary>
    public double InitialActionValue { get; init; }

    /// <summary>The seed of the agent's generator; default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of states that fit before the table's index grows; default 0, a small table. Only speed depends on it.</summary>
    public int InitialStateCapacity { get; init; }

    /// <summary>Checks what can be checked before learning: γ, the first value of α, and the options of the kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal virtual void Validate()
    {
        if (!(DiscountFactor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(DiscountFactor), DiscountFactor, "The discount factor must lie in [0, 1].");
        ArgumentNullException.ThrowIfNull(LearningRate);
        ArgumentNullException.ThrowIfNull(Exploration);
        double first = LearningRate.GetValue(new ScheduleTime(0, 0, 1));
        if (!(first is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(LearningRate), first, "The learning rate must lie in (0, 1], from the first update on.");
    }
}
