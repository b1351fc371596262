using System.Collections.Immutable;

namespace TabularRl.Training.Sweeps;

/// <summary>What a parameter, or a pair of them beyond what each does alone, did to the score.</summary>
/// <param name="Parameters">The parameter's name, or both names of a pair.</param>
/// <param name="SumOfSquares">The sum of squares that it accounts for.</param>
/// <param name="Share">Its share of the total sum of squares (η²), from 0 to 1; 0 where all scores are equal.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="PValue">
/// The p-value of the F-test against the part of the noise that differs between configurations, or null with one seed or without such noise.
/// </param>
public sealed record ParameterEffect(ImmutableArray<string> Parameters, double SumOfSquares, double Share, int DegreesOfFreedom, double? PValue)
{
    /// <summary>The parameter's name, or both names of a pair with <c> × </c> between.</summary>
    public string Name => string.Join(" × ", Parameters);
}
