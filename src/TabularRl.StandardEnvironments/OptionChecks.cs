using System.Runtime.CompilerServices;

namespace TabularRl.StandardEnvironments;

/// <summary>The checks that options share; each returns the value it was given.</summary>
internal static class OptionChecks
{
    public static double Probability(double value, [CallerMemberName] string name = "") => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is a probability; it must be in [0, 1].");

    public static double Finite(double value, [CallerMemberName] string name = "") => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number.");

    public static int AtLeast(int minimum, int value, [CallerMemberName] string name = "") => value >= minimum
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {minimum}.");
}
