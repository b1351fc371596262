namespace TabularRl.Exploration.Schedules;

/// <summary>What the schedules that go by time share.</summary>
internal static class ScheduleUnits
{
    /// <summary>The largest number of episodes or steps in a description, which keeps them as doubles.</summary>
    public const long MaxCount = 1L << 53;

    private const string StepSuffix = "-by-step";

    public static ScheduleUnit ThrowIfUndefined(this ScheduleUnit unit) => unit is ScheduleUnit.Episode or ScheduleUnit.Step
        ? unit
        : throw new ArgumentOutOfRangeException(nameof(unit), unit, "A schedule goes by episodes or by steps.");

    public static long ThrowIfNoCount(long count, string name) => count is >= 1 and <= MaxCount
        ? count
        : throw new ArgumentOutOfRangeException(name, count, "The number of episodes or steps must lie between 1 and 2^53.");

    public static ScheduleInputs Input(this ScheduleUnit unit) => unit == ScheduleUnit.Step ? ScheduleInputs.Step : ScheduleInputs.Episode;

    public static long IndexOf(this ScheduleUnit unit, in ScheduleTime time) => unit == ScheduleUnit.Step ? time.StepIndex : time.EpisodeIndex;

    public static ScheduleTime WithIndex(this ScheduleUnit unit, in ScheduleTime time, long index) =>
        unit == ScheduleUnit.Step ? time with { StepIndex = index } : time with { EpisodeIndex = index };

    /// <summary>The kind in a description: its name, with a suffix where it goes by steps.</summary>
    public static string KindOf(this ScheduleUnit unit, string name) => unit == ScheduleUnit.Step ? name + StepSuffix : name;

    /// <summary>The opposite of <see cref="KindOf"/>.</summary>
    public static (string Name, ScheduleUnit Unit) Split(string kind) => kind.EndsWith(StepSuffix, StringComparison.Ordinal)
        ? (kind[..^StepSuffix.Length], ScheduleUnit.Step)
        : (kind, ScheduleUnit.Episode);

    /// <summary>A number of a description that counts episodes or steps.</summary>
    public static long ReadCount(double parameter) => parameter is >= 0 and <= MaxCount && double.IsInteger(parameter)
        ? (long)parameter
        : throw new ArgumentException(FormattableString.Invariant($"A schedule counts whole episodes or steps, up to 2^53, not {parameter}."), nameof(parameter));
}
