using MathNet.Numerics;
using TabularRl.Statistics;

namespace TabularRl.Training.Sweeps;

/// <summary>The analysis of variance of a full grid whose points all have the same seeds.</summary>
internal sealed class GridDecomposition
{
    private readonly IReadOnlyList<SweepRow> _rows;
    private readonly IReadOnlyList<SweepParameter> _parameters;
    private readonly int[][] _levels;
    private readonly int _seedCount;
    private readonly double _mean;

    public GridDecomposition(IReadOnlyList<SweepRow> rows)
    {
        _rows = rows;
        _parameters = rows[0].Configuration.Space.Parameters;
        _levels = [.. rows.Select(row => FindLevels(row.Configuration))];
        CheckFullGrid();
        _seedCount = rows[0].SeedCount;
        _mean = rows.Sum(row => row.Mean) / rows.Count;
    }

    public ParameterImportance Decompose()
    {
        double total = _rows.Sum(row => row.Scores.Sum(score => Square(score - _mean)));
        double between = _seedCount * _rows.Sum(row => Square(row.Mean - _mean));
        double seeds = _rows.Count * Enumerable.Range(0, _seedCount).Sum(seed => Square(_rows.Sum(row => row.Scores[seed]) / _rows.Count - _mean));

        // Summed directly, not as what is left over: a difference of large sums would drown a small residual in rounding.
        double residual = Residual();
        double rounding = SampleStatistics.RoundingOf(_rows.SelectMany(row => row.Scores));
        bool hasNoise = residual > rounding * rounding * _rows.Count * _seedCount;
        int residualFreedom = (_rows.Count - 1) * (_seedCount - 1);
        var effects = new List<ParameterEffect>();
        var means = new double[_parameters.Count][];
        for (int p = 0; p < _parameters.Count; p++)
        {
            means[p] = LevelMeans(p);
            double sum = Replicates(Levels(p)) * means[p].Sum(mean => Square(mean - _mean));
            effects.Add(Effect([_parameters[p].Name], sum, Levels(p) - 1));
        }

        for (int p = 0; p < _parameters.Count; p++)
        {
            for (int q = p + 1; q < _parameters.Count; q++)
                effects.Add(Effect([_parameters[p].Name, _parameters[q].Name], PairSum(p, q, means), (Levels(p) - 1) * (Levels(q) - 1)));
        }

        double higher = _parameters.Count < 3 ? 0 : Math.Max(0, between - effects.Sum(effect => effect.SumOfSquares));
        return new ParameterImportance([.. effects], total, Share(higher), Share(seeds), Share(residual));

        double Share(double sum) => total > 0 ? sum / total : 0;

        ParameterEffect Effect(string[] names, double sum, int freedom)
        {
            double? pValue = freedom > 0 && residualFreedom > 0 && hasNoise
                ? FTail(freedom, residualFreedom, sum / freedom / (residual / residualFreedom))
                : null;
            return new ParameterEffect([.. names], sum, Share(sum), freedom, pValue);
        }
    }

    private double Residual()
    {
        double sum = 0;
        for (int seed = 0; seed < _seedCount; seed++)
        {
            double seedMean = _rows.Sum(row => row.Scores[seed]) / _rows.Count;
            foreach (SweepRow row in _rows)
                sum += Square(row.Scores[seed] - row.Mean - seedMean + _mean);
        }

        return sum;
    }

    private double PairSum(int p, int q, double[][] means)
    {
        var sums = new double[Levels(p), Levels(q)];
        for (int i = 0; i < _rows.Count; i++)
            sums[_levels[i][p], _levels[i][q]] += _rows[i].Mean;
        double cellSize = (double)_rows.Count / sums.Length;
        double total = 0;
        for (int v = 0; v < Levels(p); v++)
        {
            for (int w = 0; w < Levels(q); w++)
                total += Square(sums[v, w] / cellSize - means[p][v] - means[q][w] + _mean);
        }

        return Replicates(sums.Length) * total;
    }

    private double[] LevelMeans(int p)
    {
        var sums = new double[Levels(p)];
        for (int i = 0; i < _rows.Count; i++)
            sums[_levels[i][p]] += _rows[i].Mean;
        return Array.ConvertAll(sums, sum => sum / ((double)_rows.Count / sums.Length));
    }

    private double Replicates(int cellCount) => (double)_rows.Count / cellCount * _seedCount;

    private int Levels(int p) => _parameters[p].ValueCount!.Value;

    private static int[] FindLevels(SweepConfiguration configuration)
    {
        var levels = new int[configuration.Values.Count];
        for (int p = 0; p < levels.Length; p++)
        {
            SweepParameter parameter = configuration.Space.Parameters[p];
            if (parameter.ValueCount is not { } count)
                throw NotAGrid($"'{parameter.Name}' is drawn from a distribution");
            levels[p] = Enumerable.Range(0, count).FirstOrDefault(level => parameter.GetValue(level).Equals(configuration.Values[p]), -1);
            if (levels[p] < 0)
                throw NotAGrid($"a value of '{parameter.Name}' is not one of its list's");
        }

        return levels;
    }

    private void CheckFullGrid()
    {
        long size = 1;
        foreach (SweepParameter parameter in _parameters)
            size = Math.Min(int.MaxValue, size * parameter.ValueCount!.Value);
        int different = _levels.Select(levels => string.Join(',', levels)).Distinct(StringComparer.Ordinal).Count();
        if (size != _rows.Count || different != _rows.Count)
            throw NotAGrid($"it has {different} different configurations where the full grid has {size}, and {_rows.Count} rows");
    }

    // The upper tail itself: one less the distribution would be 0 below 1e-16.
    private static double FTail(int freedom, int residualFreedom, double f) =>
        SpecialFunctions.BetaRegularized(residualFreedom / 2.0, freedom / 2.0, residualFreedom / (residualFreedom + freedom * f));

    private static double Square(double x) => x * x;

    private static InvalidOperationException NotAGrid(string reason) => new(
        $"The importance of parameters is exact on a full grid only, and this sweep is none: {reason}. Run Sweep.Grid, or read the table.");
}
