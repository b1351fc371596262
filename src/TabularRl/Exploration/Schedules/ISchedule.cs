namespace TabularRl.Exploration.Schedules;

/// <summary>
/// A quantity that changes while an agent learns: a learning rate α, an exploration rate ε. A pure function of the moment: reading it
/// changes nothing, so evaluation cannot advance it. Implementations are immutable and thread-safe.
/// </summary>
public interface ISchedule
{
    /// <summary>What the value depends on.</summary>
    ScheduleInputs Inputs { get; }

    /// <summary>The schedule as plain data, from which <see cref="Schedule.FromDescription"/> rebuilds a built-in one.</summary>
    ScheduleDescription Description { get; }

    /// <summary>The value at a moment. Allocates nothing.</summary>
    /// <param name="time">The moment.</param>
    /// <returns>A finite number.</returns>
    double GetValue(ScheduleTime time);
}
