namespace TabularRl.Planning.Solvers;

/// <summary>What a sweep did: the largest change of a value, and the largest value.</summary>
internal readonly record struct SweepChange(double Largest, double Scale)
{
    // What rounding alone may move a value by, as a share of the largest one.
    private const double RoundingShare = 8 * 2.220446049250313e-16;

    /// <summary>What rounding alone may move a value by.</summary>
    public double Rounding => RoundingShare * Scale;

    /// <summary>Whether nothing moved by more than a target, or than rounding explains.</summary>
    public bool IsWithin(double target) => Largest <= Math.Max(target, Rounding);
}
