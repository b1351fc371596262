namespace TabularRl.Planning.Solvers;

/// <summary>Which values are equal: those of equally good actions differ by rounding and by what a solver has left undone, and no choice should depend on that.</summary>
internal static class Ties
{
    private const double RoundingShare = 1e-12;

    /// <summary>The difference up to which two values are equal.</summary>
    /// <param name="scale">The largest value.</param>
    /// <param name="residual">By how much a value may still move.</param>
    public static double Tolerance(double scale, double residual) => RoundingShare * Math.Max(1, scale) + 2 * residual;
}
