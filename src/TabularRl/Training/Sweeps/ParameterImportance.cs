using System.Globalization;
using System.Text;

namespace TabularRl.Training.Sweeps;

/// <summary>
/// How much each parameter mattered: the exact decomposition of the scores' sum of squares over a full grid with the same seeds
/// everywhere, into main effects, pairwise interactions, all higher interactions together, seeds, and the rest.
/// <code>SS(total) = Σ SS(p) + Σ SS(p × q) + SS(higher) + SS(seeds) + SS(residual)</code>
/// </summary>
/// <remarks>
/// A share is η² = SS / SS(total): a description of this grid, which grows with the range that a parameter was varied over, and which noise
/// raises a little above 0 where a parameter does nothing; the p-value says whether it is more than that. Source: Hutter, Hoos and
/// Leyton-Brown 2014 (functional ANOVA); on a full grid it is the analysis of variance of a factorial design with seeds as blocks.
/// </remarks>
public sealed class ParameterImportance
{
    internal ParameterImportance(ParameterEffect[] effects, double totalSumOfSquares, double higherShare, double seedShare, double residualShare)
    {
        Effects = effects;
        TotalSumOfSquares = totalSumOfSquares;
        HigherInteractionShare = higherShare;
        SeedShare = seedShare;
        ResidualShare = residualShare;
    }

    /// <summary>The main effects in the order of the parameters, then the pairwise interactions.</summary>
    public IReadOnlyList<ParameterEffect> Effects { get; }

    /// <summary>The sum of squares of all scores about their mean.</summary>
    public double TotalSumOfSquares { get; }

    /// <summary>The share of the interactions of three and more parameters.</summary>
    public double HigherInteractionShare { get; }

    /// <summary>The share of what a seed did to all configurations alike; comparing configurations in pairs removes it.</summary>
    public double SeedShare { get; }

    /// <summary>The share of what a seed did to one configuration and not to another; 0 with one seed, when it cannot be told from interactions.</summary>
    public double ResidualShare { get; }

    /// <summary>The share of the seeds' noise: what they did to all alike and the residual together.</summary>
    public double NoiseShare => SeedShare + ResidualShare;

    /// <summary>The effect of a parameter alone.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The effect.</returns>
    /// <exception cref="ArgumentException">There is no such parameter; the message lists those that there are.</exception>
    public ParameterEffect this[string parameter] => Find([parameter]);

    /// <summary>The interaction of two parameters, in either order.</summary>
    /// <param name="first">The one's name.</param>
    /// <param name="second">The other's name.</param>
    /// <returns>The effect.</returns>
    /// <exception cref="ArgumentException">There is no such pair; the message lists the parameters that there are.</exception>
    public ParameterEffect this[string first, string second] => Find([first, second]);

    /// <summary>The shares as a Markdown table, the same in every culture.</summary>
    /// <returns>The table, its lines ended by <c>\n</c>.</returns>
    public string ToMarkdown()
    {
        var text = new StringBuilder("| what | share of variance | p-value |\n|---|---|---|\n");
        foreach (ParameterEffect effect in Effects)
        {
            string pValue = effect.PValue?.ToString("G3", CultureInfo.InvariantCulture) ?? "–";
            text.Append(SweepText.MarkdownRow([effect.Name, SweepText.Percent(effect.Share), pValue])).Append('\n');
        }

        text.Append(SweepText.MarkdownRow(["higher interactions", SweepText.Percent(HigherInteractionShare), "–"])).Append('\n');
        text.Append(SweepText.MarkdownRow(["seeds, all configurations alike", SweepText.Percent(SeedShare), "–"])).Append('\n');
        text.Append(SweepText.MarkdownRow(["residual", SweepText.Percent(ResidualShare), "–"])).Append('\n');
        return text.ToString();
    }

    internal static ParameterImportance Of(IReadOnlyList<SweepRow> rows) => new GridDecomposition(rows).Decompose();

    private ParameterEffect Find(string[] names)
    {
        foreach (ParameterEffect effect in Effects)
        {
            if (effect.Parameters.Length == names.Length && names.All(name => effect.Parameters.Contains(name)) && names.Distinct().Count() == names.Length)
                return effect;
        }

        IEnumerable<string> known = Effects.Where(effect => effect.Parameters.Length == 1).Select(effect => effect.Name);
        throw new ArgumentException($"The sweep has no effect of '{string.Join(" × ", names)}'; its options are: {string.Join(", ", known)}.");
    }
}
