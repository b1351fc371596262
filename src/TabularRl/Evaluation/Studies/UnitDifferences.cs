using MathNet.Numerics.Distributions;
using TabularRl.Statistics;

namespace TabularRl.Evaluation.Studies;

/// <summary>Intervals, tests and power of differences, one a unit.</summary>
internal static class UnitDifferences
{
    // Means of equal figures differ in their last bits; what is smaller than this share of the figures is no difference.
    private const double Roundoff = 1e-12;

    public static Interval TInterval(double[] units, double confidence = 0.95)
    {
        double mean = units.Average();
        return Deviation(units, mean) == 0 ? new Interval(mean, mean) : StudentInterval.OfMean(units, confidence);
    }

    public static PolicyDifference Compare(string baselineName, double[] differences, StudyUnit unit, ulong seed, PolicyStudyOptions options)
    {
        for (int i = 0; i < differences.Length; i++)
        {
            if (Math.Abs(differences[i]) < Roundoff)
                differences[i] = 0;
        }

        double mean = differences.Average();
        if (Math.Abs(mean) < Roundoff * differences.Average(Math.Abs))
            mean = 0;
        double deviation = Deviation(differences, mean);
        double pValue = unit == StudyUnit.TrainingSeed && deviation > 0
            ? 2 * StudentT.CDF(0, 1, differences.Length - 1, -Math.Abs(mean) / (deviation / Math.Sqrt(differences.Length)))
            : SignFlipTest.PValue(differences, seed);
        DifferenceVerdict verdict = Judge(differences, mean, pValue, options.Significance);
        return new PolicyDifference
        {
            BaselineName = baselineName,
            Difference = mean,
            DifferenceInterval = unit == StudyUnit.TrainingSeed ? TInterval(differences) : BootstrapInterval.OfMean(differences, seed),
            PValue = pValue,
            Unit = unit,
            UnitCount = differences.Length,
            UnitDeviation = deviation,
            Verdict = verdict,
            FurtherUnitCount = verdict == DifferenceVerdict.Undecided ? FurtherUnits(mean, deviation, differences.Length, options) : null,
        };
    }

    /// <summary>A difference of two numbers that are known.</summary>
    public static PolicyDifference CompareExactly(string baselineName, double value, double baseline)
    {
        bool isEqual = ExactEvaluation.IsEqual(value, baseline);
        double difference = isEqual ? 0 : value - baseline;
        return new PolicyDifference
        {
            BaselineName = baselineName,
            Difference = difference,
            DifferenceInterval = new Interval(difference, difference),
            PValue = isEqual ? 1 : 0,
            Unit = StudyUnit.Start,
            UnitCount = 1,
            UnitDeviation = 0,
            Verdict = isEqual ? DifferenceVerdict.Equal : difference > 0 ? DifferenceVerdict.Better : DifferenceVerdict.Worse,
            FurtherUnitCount = null,
        };
    }

    /// <summary>The sample size of a two-sided one-sample z test; the normal approximation of the t test's.</summary>
    public static long? FurtherUnits(double mean, double deviation, int count, PolicyStudyOptions options)
    {
        if (mean == 0)
            return null;
        double z = Normal.InvCDF(0, 1, 1 - options.Significance / 2) + Normal.InvCDF(0, 1, options.Power);
        double ratio = z * deviation / mean;
        double needed = Math.Ceiling(Math.Min(ratio * ratio, 1e15));
        return (long)Math.Max(1, needed - count);
    }

    private static DifferenceVerdict Judge(double[] differences, double mean, double pValue, double significance)
    {
        if (!differences.AsSpan().ContainsAnyExcept(0.0))
            return DifferenceVerdict.Equal;
        if (pValue >= significance || mean == 0)
            return DifferenceVerdict.Undecided;
        return mean > 0 ? DifferenceVerdict.Better : DifferenceVerdict.Worse;
    }

    private static double Deviation(double[] units, double mean)
    {
        if (units.Length < 2)
            return 0;
        double sum = units.Sum(unit => (unit - mean) * (unit - mean));
        double deviation = Math.Sqrt(sum / (units.Length - 1));
        return deviation <= Roundoff * Math.Abs(mean) ? 0 : deviation;
    }
}
