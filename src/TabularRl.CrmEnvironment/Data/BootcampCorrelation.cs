using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace TabularRl.Crm;

/// <summary>
/// Whether a number given to the bootcamps says anything about how their customers subscribe: the correlation of that number with the
/// bootcamp's conversion rate, over bootcamps. A feature that pretends an order is worth its states only if there is one.
/// </summary>
/// <param name="Bootcamps">The number of bootcamps, the unit of the test.</param>
/// <param name="Pearson">Pearson's correlation, −1 to 1.</param>
/// <param name="PearsonPValue">Its two-sided p-value, by Student's t with two degrees of freedom less than bootcamps.</param>
/// <param name="Spearman">Spearman's rank correlation, −1 to 1, ties at their mean rank.</param>
/// <param name="SpearmanPValue">Its two-sided p-value by the same t, which is approximate.</param>
public sealed record BootcampCorrelation(int Bootcamps, double Pearson, double PearsonPValue, double Spearman, double SpearmanPValue)
{
    /// <summary>By the bootcamp's own number: 7 for <c>B7</c>.</summary>
    /// <param name="statistics">The training split's statistics; bootcamps whose alias is not B and a number are left out.</param>
    /// <returns>The correlation.</returns>
    /// <exception cref="ArgumentException">Fewer than three bootcamps are left, or all have the same rate.</exception>
    public static BootcampCorrelation ByNumber(HistoricalStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        (double Number, double Rate)[] pairs =
        [
            .. statistics.Educations
                .Select(education => (IsNumbered: TryGetNumber(education.Name, out int number), Number: (double)number, education.Rate))
                .Where(entry => entry.IsNumbered)
                .Select(entry => (entry.Number, entry.Rate)),
        ];
        return Of(pairs);
    }

    /// <summary>By the index that the published encoding gave it: its place among the aliases in ordinal order (B1, B10, B11, …, B9).</summary>
    /// <param name="statistics">The training split's statistics.</param>
    /// <returns>The correlation.</returns>
    /// <exception cref="ArgumentException">There are fewer than three bootcamps, or all have the same rate.</exception>
    public static BootcampCorrelation ByIndex(HistoricalStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return Of([.. statistics.Educations.Select((education, index) => ((double)index, education.Rate))]);
    }

    private static BootcampCorrelation Of((double Number, double Rate)[] pairs)
    {
        if (pairs.Length < 3)
            throw new ArgumentException($"A correlation over bootcamps needs at least three of them; the training split has {pairs.Length}.", nameof(pairs));
        double[] numbers = Array.ConvertAll(pairs, pair => pair.Number);
        double[] rates = Array.ConvertAll(pairs, pair => pair.Rate);
        if (!rates.AsSpan().ContainsAnyExcept(rates[0]))
            throw new ArgumentException("All bootcamps have the same conversion rate in the training split; nothing can correlate with it.", nameof(pairs));

        double pearson = Correlation.Pearson(numbers, rates);
        double spearman = Correlation.Spearman(numbers, rates);
        return new BootcampCorrelation(pairs.Length, pearson, PValue(pearson, pairs.Length), spearman, PValue(spearman, pairs.Length));
    }

    private static double PValue(double correlation, int count)
    {
        double rest = 1 - correlation * correlation;
        if (rest <= 0)
            return 0;
        double t = Math.Abs(correlation) * Math.Sqrt((count - 2) / rest);
        return Math.Min(1, 2 * StudentT.CDF(0, 1, count - 2, -t));
    }

    private static bool TryGetNumber(string alias, out int number)
    {
        number = 0;
        return alias.StartsWith('B') && int.TryParse(alias.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
