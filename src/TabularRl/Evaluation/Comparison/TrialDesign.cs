using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace TabularRl.Evaluation.Comparison;

/// <summary>The sizes and levels that follow from a plan.</summary>
internal static class TrialDesign
{
    /// <summary>How much larger a trial with looks must be than one without, for the same power: (θ / (z_{α/2} + z_β))², θ the drift with which the boundaries have the power.</summary>
    public static double Inflation(TrialPlan plan)
    {
        double single = SampleSize.UpperZ(plan.Significance / 2) + SampleSize.UpperZ(1 - plan.Power);
        if (plan.LookCount == 1)
            return 1;
        double[] criticalValues = CriticalValues(plan);
        double drift = Brent.FindRoot(MissedPower, 0.5 * single, 3 * single, accuracy: 1e-7);
        return drift * drift / (single * single);

        double MissedPower(double candidate)
        {
            var boundary = new GroupSequentialBoundary(candidate);
            for (int look = 0; look < criticalValues.Length; look++)
                boundary.Pass((look + 1.0) / criticalValues.Length, criticalValues[look]);
            return plan.Power - boundary.StopProbability;
        }
    }

    public static ImmutableArray<PlannedLook> Looks(TrialPlan plan, TrialSize size)
    {
        double[] criticalValues = CriticalValues(plan);
        ImmutableArray<PlannedLook>.Builder looks = ImmutableArray.CreateBuilder<PlannedLook>();
        for (int look = 1; look <= plan.LookCount; look++)
        {
            double critical = criticalValues[look - 1];
            looks.Add(new PlannedLook(
                look,
                (double)look / plan.LookCount,
                new TrialSize(ShareOf(size.Baseline, look, plan.LookCount), ShareOf(size.Candidate, look, plan.LookCount)),
                critical,
                NominalSignificance(critical)));
        }

        return looks.ToImmutable();
    }

    public static double NominalSignificance(double criticalValue) => 2 * Normal.CDF(0, 1, -criticalValue);

    private static double[] CriticalValues(TrialPlan plan)
    {
        var boundary = new GroupSequentialBoundary();
        var values = new double[plan.LookCount];
        for (int look = 0; look < values.Length; look++)
        {
            double share = (look + 1.0) / values.Length;
            values[look] = boundary.Look(share, GroupSequentialBoundary.Spent(plan.Spending, plan.Significance, share));
        }

        return values;
    }

    // A size is at most 1e15 and a plan has at most 20 looks, so the product fits.
    private static long ShareOf(long size, int look, int lookCount) => (size * look + lookCount - 1) / lookCount;
}
