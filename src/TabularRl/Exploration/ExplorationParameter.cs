using TabularRl.Exploration.Schedules;

namespace TabularRl.Exploration;

/// <summary>What the built-in policies ask of the parameter that they are given.</summary>
internal static class ExplorationParameter
{
    /// <summary>Refuses a schedule by visits.</summary>
    public static ISchedule ThrowIfByVisits(ISchedule schedule, string parameterName, string name)
    {
        ArgumentNullException.ThrowIfNull(schedule, name);
        return (schedule.Inputs & ScheduleInputs.Visits) == 0
            ? schedule
            : throw new ArgumentException($"{parameterName} cannot depend on visits: no action is at hand before one is chosen.", name);
    }

    /// <summary>A constant of 0 or more.</summary>
    public static ISchedule Constant(double value, string parameterName, string name) => value >= 0 && double.IsFinite(value)
        ? Schedule.Constant(value)
        : throw new ArgumentOutOfRangeException(name, value, $"{parameterName} must be finite and at least 0.");

    /// <summary>Refuses a span of another length than the number of actions.</summary>
    public static void CheckLength(in ActionChoice choice, Span<double> probabilities)
    {
        if (probabilities.Length != choice.Values.Length)
        {
            throw new ArgumentException(
                $"There are {choice.Values.Length} actions, and room for {probabilities.Length} probabilities.", nameof(probabilities));
        }
    }
}
