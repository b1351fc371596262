using TabularRl.Exploration.Schedules;

namespace TabularRl.Agents.QLearning;

/// <content>Several agents that learn one table: each in a copy of its own, put together at fixed moments.</content>
public sealed partial class QLearningAgent
{
    /// <summary>An agent with a copy of the table and the same options.</summary>
    /// <exception cref="InvalidOperationException">An episode is running.</exception>
    internal QLearningAgent CreateWorker(ulong seed)
    {
        CheckNoEpisode();
        var options = new QLearningOptions
        {
            DiscountFactor = DiscountFactor,
            LearningRate = LearningRateSchedule,
            Exploration = Exploration,
            InitialActionValue = Table.InitialActionValue,
            Seed = seed,
        };
        return new QLearningAgent(Discretizer, options, Table.Clone());
    }

    /// <summary>Puts what workers have learned since their tables were copies of this one into it.</summary>
    /// <param name="workers">The workers in the order in which their changes are applied.</param>
    /// <param name="times">For each worker the middle of what it played, at which the learning rate is read; its visits do not matter.</param>
    internal void Merge(IReadOnlyList<QLearningAgent> workers, IReadOnlyList<ScheduleTime> times) =>
        new WorkerMerge(Table, LearningRateSchedule).Merge([.. workers.Select(worker => worker.Table)], times);
}
