using TabularRl.Statistics;

namespace TabularRl.Training.Sweeps;

/// <summary>What a configuration brought. Seeds are the unit: n is their number, and the interval is over them.</summary>
public sealed class SweepRow
{
    internal SweepRow(int configurationIndex, SweepConfiguration configuration, double[] scores)
    {
        ConfigurationIndex = configurationIndex;
        Configuration = configuration;
        Scores = scores;
        Mean = SampleStatistics.Mean(scores);
        StandardDeviation = scores.Length < 2 ? null : SampleStatistics.StandardDeviation(scores, Mean);
        Interval = StudentInterval.OfMeanOrNull(scores);
    }

    /// <summary>The place of the configuration in the sweep's list, counted from 0.</summary>
    public int ConfigurationIndex { get; }

    /// <summary>The configuration.</summary>
    public SweepConfiguration Configuration { get; }

    /// <summary>The scores, one a seed, in the order of the seeds.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>The number of seeds.</summary>
    public int SeedCount => Scores.Count;

    /// <summary>The mean score.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation of the scores (divisor n − 1), or null with one seed.</summary>
    public double? StandardDeviation { get; }

    /// <summary>The 95 % t-interval of the mean, or null with one seed.</summary>
    public Interval? Interval { get; }
}
