using System.Collections.Immutable;

namespace TabularRl.Training.Stopping;

/// <summary>Checks of what a checkpoint holds of a monitor.</summary>
internal static class StopState
{
    public static void CheckLength(ImmutableArray<double> state, int length)
    {
        if (state.IsDefault || state.Length != length)
            throw Wrong($"it has {(state.IsDefault ? 0 : state.Length)} values instead of {length}");
    }

    /// <summary>A value as the whole number that it must be.</summary>
    public static int ToInt32(double value, int minimum, int maximum)
    {
        if (!(value >= minimum && value <= maximum && value == Math.Floor(value)))
            throw Wrong(FormattableString.Invariant($"the value {value} is no whole number from {minimum} to {maximum}"));
        return (int)value;
    }

    private static ArgumentException Wrong(string what) =>
        new($"The stored state is not that of this stop condition: {what}. Resume from a checkpoint of this training, or without the state (StopCondition = null).");
}
