namespace TabularRl.Exploration.Schedules;

/// <summary>The built-in schedules.</summary>
public static class Schedule
{
    /// <summary>The same value always.</summary>
    /// <param name="value">The value; finite.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public static ISchedule Constant(double value) => new ConstantSchedule(value);

    /// <summary>From <paramref name="start"/> to <paramref name="end"/> in equal parts, one an episode, and <paramref name="end"/> from then on.</summary>
    /// <param name="start">The value of the first episode; finite.</param>
    /// <param name="end">The value from episode number <paramref name="episodeCount"/> on; finite.</param>
    /// <param name="episodeCount">After how many episodes the end is reached; at least 1.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the count is less than 1.</exception>
    public static ISchedule Linear(double start, double end, long episodeCount) => new LinearSchedule(start, end, episodeCount);

    /// <summary><c>max(floor, start · decay^episode)</c>: multiplied by <paramref name="decay"/> after each episode.</summary>
    /// <param name="start">The value of the first episode; finite, at least <paramref name="floor"/>.</param>
    /// <param name="decay">The factor after each episode; in (0, 1].</param>
    /// <param name="floor">The least value; at least 0.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static ISchedule Exponential(double start, double decay, double floor) => new ExponentialSchedule(start, decay, floor);

    /// <summary><c>start / n(s,a)^exponent</c>, where n counts the updates of the state and action, this one included: the step sizes under which Q-learning converges for exponents in (0.5, 1].</summary>
    /// <param name="exponent">The exponent ω; in (0, 1]. 1 gives sample means.</param>
    /// <param name="start">The value at the first update; positive, default 1.</param>
    /// <returns>The schedule.</returns>
    /// <remarks>Source: Even-Dar and Mansour, "Learning Rates for Q-learning" (JMLR 2003), who recommend about 0.85.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static ISchedule InverseVisits(double exponent, double start = 1) => new InverseVisitsSchedule(exponent, start);

    /// <summary>Rebuilds a built-in schedule.</summary>
    /// <param name="description">What an <see cref="ISchedule.Description"/> gave.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">The kind is not built in, or its parameters do not fit.</exception>
    public static ISchedule FromDescription(ScheduleDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var p = description.Parameters;
        return (description.Kind, p.Length) switch
        {
            (ConstantSchedule.Kind, 1) => new ConstantSchedule(p[0]),
            (LinearSchedule.Kind, 3) => new LinearSchedule(p[0], p[1], (long)p[2]),
            (ExponentialSchedule.Kind, 3) => new ExponentialSchedule(p[0], p[1], p[2]),
            (InverseVisitsSchedule.Kind, 2) => new InverseVisitsSchedule(p[0], p[1]),
            _ => throw new ArgumentException($"'{description}' is not a built-in schedule; pass the schedule itself.", nameof(description)),
        };
    }

    internal static double ThrowIfNotFinite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The value of a schedule must be finite.");
}
