using TabularRl.Randomness;
using TabularRl.Statistics;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>Resamples the episodes of a log, the same resamples for every estimator.</summary>
internal sealed class EpisodeBootstrap
{
    private readonly double[] _behavior;
    private readonly Dictionary<OffPolicyEstimator, double[]> _values = [];
    private readonly double _confidence;

    public EpisodeBootstrap(EstimatorSet set, int episodeCount, OffPolicyOptions options, ulong seed)
    {
        _confidence = options.Confidence;
        _behavior = new double[options.ResampleCount];
        foreach (OffPolicyEstimator estimator in set.Estimators)
            _values[estimator] = new double[estimator == OffPolicyEstimator.DirectMethod ? options.ModelResampleCount : options.ResampleCount];

        var random = new Xoshiro256(seed);
        var multiplicities = new int[episodeCount];
        for (int resample = 0; resample < options.ResampleCount; resample++)
        {
            Array.Clear(multiplicities);
            for (int draw = 0; draw < episodeCount; draw++)
                multiplicities[random.NextInt32(episodeCount)]++;
            _behavior[resample] = set.BehaviorReturn(multiplicities);
            foreach ((OffPolicyEstimator estimator, double[] values) in _values)
            {
                if (resample < values.Length)
                    values[resample] = set.Estimate(estimator, multiplicities);
            }
        }
    }

    public Interval BehaviorInterval => Percentiles([.. _behavior]);

    public OffPolicyEstimate Summarize(OffPolicyEstimator estimator, double value, double behavior, string? caution)
    {
        // A resample in which every weight is 0 has no self-normalised estimate; it is left out.
        double[] values = [.. _values[estimator].Where(double.IsFinite)];
        double[] differences = [.. _values[estimator].Zip(_behavior, (estimate, mean) => estimate - mean).Where(double.IsFinite)];
        return new OffPolicyEstimate(
            estimator, value, Percentiles(values), StandardDeviation(values), value - behavior, Percentiles(differences), caution);
    }

    private Interval Percentiles(double[] values)
    {
        if (values.Length == 0)
            return new Interval(double.NaN, double.NaN);
        Array.Sort(values);
        double tail = (1 - _confidence) / 2;
        return new Interval(Quantile(values, tail), Quantile(values, 1 - tail));
    }

    private static double Quantile(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        return below + 1 < sorted.Length ? sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    private static double StandardDeviation(double[] values)
    {
        if (values.Length < 2)
            return double.NaN;
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
