using System.Globalization;

namespace TabularRl.Exploration.Schedules;

/// <summary>The built-in schedules.</summary>
public static class Schedule
{
    /// <summary>The same value always.</summary>
    /// <param name="value">The value; finite.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public static ISchedule Constant(double value) => new ConstantSchedule(value);

    /// <summary>From <paramref name="start"/> to <paramref name="end"/> in equal parts, one an episode or step, and <paramref name="end"/> from then on.</summary>
    /// <param name="start">The value of the first episode or step; finite.</param>
    /// <param name="end">The value from number <paramref name="count"/> on; finite.</param>
    /// <param name="count">After how many episodes or steps the end is reached; 1 to 2⁵³.</param>
    /// <param name="unit">What is counted; default episodes.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, the count is out of its range, or there is no such unit.</exception>
    public static ISchedule Linear(double start, double end, long count, ScheduleUnit unit = ScheduleUnit.Episode) =>
        new LinearSchedule(start, end, count, unit);

    /// <summary><c>max(floor, start · decay^t)</c>: multiplied by <paramref name="decay"/> after each episode or step.</summary>
    /// <param name="start">The value of the first episode or step; finite, at least <paramref name="floor"/>.</param>
    /// <param name="decay">The factor after each; in (0, 1].</param>
    /// <param name="floor">The least value; at least 0.</param>
    /// <param name="unit">What t counts; default episodes.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static ISchedule Exponential(double start, double decay, double floor, ScheduleUnit unit = ScheduleUnit.Episode) =>
        new ExponentialSchedule(start, decay, floor, unit);

    /// <summary><c>max(floor, start / (1 + decay · t))</c>: half of the start after 1/decay episodes or steps, a third after 2/decay.</summary>
    /// <param name="start">The value of the first episode or step; finite, at least <paramref name="floor"/>.</param>
    /// <param name="decay">How fast it falls; positive, finite.</param>
    /// <param name="floor">The least value; at least 0, default 0.</param>
    /// <param name="unit">What t counts; default episodes.</param>
    /// <returns>The schedule.</returns>
    /// <remarks>Source: Darken and Moody, "Note on Learning Rate Schedules for Stochastic Optimization" (NIPS 1990): nearly constant up to about 1/decay, then like 1/t.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static ISchedule InverseTime(double start, double decay, double floor = 0, ScheduleUnit unit = ScheduleUnit.Episode) =>
        new InverseTimeSchedule(start, decay, floor, unit);

    /// <summary>Straight lines from breakpoint to breakpoint; the first value before the first of them, the last value after the last.</summary>
    /// <param name="breakpoints">At least two, in ascending order of their indices, no two at the same one. A jump is two at neighbouring indices.</param>
    /// <param name="unit">What the indices count; default episodes.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">There are fewer than two breakpoints, their indices do not ascend or leave [0, 2⁵³], or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit.</exception>
    public static ISchedule Piecewise(ReadOnlySpan<ScheduleBreakpoint> breakpoints, ScheduleUnit unit = ScheduleUnit.Episode) =>
        new PiecewiseSchedule(breakpoints, unit);

    /// <summary>From <paramref name="start"/> in a straight line to the first value of another schedule, which begins when that is reached.</summary>
    /// <param name="start">The value of the first episode or step; finite. A learning rate must start above 0.</param>
    /// <param name="count">How many episodes or steps the way takes; 1 to 2⁵³.</param>
    /// <param name="then">The schedule that follows, no warm-up itself. It counts episodes or steps of that unit from the end of the way on; one that goes by another unit or by visits counts throughout, and the way leads to its value of the moment.</param>
    /// <param name="unit">What is counted; default episodes.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">The schedule that follows is a warm-up.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is not finite, the count is out of its range, or there is no such unit.</exception>
    public static ISchedule WarmUp(double start, long count, ISchedule then, ScheduleUnit unit = ScheduleUnit.Episode) =>
        new WarmUpSchedule(start, count, then, unit);

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
        if (description.Kind.StartsWith(WarmUpSchedule.EpisodePrefix, StringComparison.Ordinal))
            return WarmUpSchedule.FromDescription(description, WarmUpSchedule.EpisodePrefix);
        if (description.Kind.StartsWith(WarmUpSchedule.StepPrefix, StringComparison.Ordinal))
            return WarmUpSchedule.FromDescription(description, WarmUpSchedule.StepPrefix);

        (string name, ScheduleUnit unit) = ScheduleUnits.Split(description.Kind);
        return (name, p.Length) switch
        {
            (ConstantSchedule.Kind, 1) when unit == ScheduleUnit.Episode => new ConstantSchedule(p[0]),
            (InverseVisitsSchedule.Kind, 2) when unit == ScheduleUnit.Episode => new InverseVisitsSchedule(p[0], p[1]),
            (LinearSchedule.Name, 3) => new LinearSchedule(p[0], p[1], ScheduleUnits.ReadCount(p[2]), unit),
            (ExponentialSchedule.Name, 3) => new ExponentialSchedule(p[0], p[1], p[2], unit),
            (InverseTimeSchedule.Name, 3) => new InverseTimeSchedule(p[0], p[1], p[2], unit),
            (PiecewiseSchedule.Name, >= 4) when p.Length % 2 == 0 => PiecewiseSchedule.FromParameters(p, unit),
            _ => throw new ArgumentException($"'{description}' is not a built-in schedule; pass the schedule itself.", nameof(description)),
        };
    }

    internal static double ThrowIfNotFinite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The value of a schedule must be finite.");

    internal static double ThrowIfNoFloor(double floor, double start) => floor >= 0 && floor <= start
        ? floor
        : throw new ArgumentOutOfRangeException(
            nameof(floor), floor, string.Create(CultureInfo.InvariantCulture, $"The floor must lie between 0 and the start, {start}."));
}
