using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace TabularRl.Evaluation.Comparison;

/// <summary>
/// The critical values of a two-sided test that looks several times: at each the trial stops if |Z| reaches the boundary, and the
/// boundaries are such that under no difference the probability of ever stopping by look k is the significance spent by then.
/// </summary>
/// <remarks>
/// The score S = Z·√I has independent normal increments in the information I. Its density over the region in which the trial goes on is
/// carried from look to look by Gauss-Legendre quadrature. Source: Armitage, McPherson and Rowe, "Repeated Significance Tests on
/// Accumulating Data" (JRSS A 1969); Jennison and Turnbull 2000, ch. 19. Symmetric; the other side's boundary is the negative.
/// </remarks>
internal sealed class GroupSequentialBoundary
{
    // Far beyond any boundary that matters: P(|Z| > 8) is 1e-15.
    private const double LargestZ = 8;

    private readonly double _drift;

    // The trial's going on after the last look, as point masses at the nodes of the quadrature. They are laid out when the next look's
    // distance is known, because the nodes must be closer than it; until then the look before it is kept.
    private double[] _scores = [0];
    private double[] _masses = [1];
    private double _nodesInformation;
    private double _information;
    private double _limit;
    private double _spent;

    /// <summary>Starts before the first look, with a drift of the score: 0 under no difference.</summary>
    public GroupSequentialBoundary(double drift = 0) => _drift = drift;

    /// <summary>The probability of having stopped by now, under the drift.</summary>
    public double StopProbability { get; private set; }

    /// <summary>The significance that a spending function has spent at a share of the information.</summary>
    public static double Spent(AlphaSpending spending, double significance, double share) => share >= 1
        ? significance
        : spending == AlphaSpending.OBrienFleming
            ? 4 * Normal.CDF(0, 1, -SampleSize.UpperZ(significance / 4) / Math.Sqrt(share))
            : significance * Math.Log(1 + (Math.E - 1) * share);

    /// <summary>Looks at an amount of information, having spent so much in all; gives the boundary. Only under no drift.</summary>
    public double Look(double information, double spentInAll)
    {
        LayNodes(information);
        double tail = Math.Max(0, spentInAll - _spent) / 2;
        _spent = spentInAll;
        double low = 0;
        double high = LargestZ;
        if (Tail(information, high, sign: 1) >= tail)
            low = high;
        while (high - low > 1e-10)
        {
            double middle = (low + high) / 2;
            if (Tail(information, middle, sign: 1) > tail)
                low = middle;
            else
                high = middle;
        }

        Pass(information, high);
        return high;
    }

    /// <summary>Passes a look with a given boundary.</summary>
    public void Pass(double information, double boundary)
    {
        LayNodes(information);
        StopProbability += Tail(information, boundary, sign: 1) + Tail(information, -boundary, sign: -1);
        _information = information;
        _limit = boundary * Math.Sqrt(information);
    }

    // Lays out the density after the last look for one at the given information.
    private void LayNodes(double information)
    {
        if (_information == _nodesInformation)
            return;
        // 2·limit/σ + 20 nodes integrate a normal density of spread σ over ±limit to 1e-12; these orders are tabulated.
        double wanted = 20 + 2 * _limit / Math.Sqrt(information - _information);
        int order = 32;
        while (order < wanted && order < 1024)
            order *= 2;
        var rule = new GaussLegendreRule(-_limit, _limit, order);
        var scores = new double[order];
        var masses = new double[order];
        for (int i = 0; i < order; i++)
        {
            scores[i] = rule.GetAbscissa(i);
            masses[i] = rule.GetWeight(i) * Density(_information, scores[i]);
        }

        (_scores, _masses, _nodesInformation) = (scores, masses, _information);
    }

    // The probability that the trial has gone on so far and Z is now beyond z on the given side.
    private double Tail(double information, double z, int sign)
    {
        double increment = information - _nodesInformation;
        double root = Math.Sqrt(increment);
        double center = _drift * increment - z * Math.Sqrt(information);
        double sum = 0;
        for (int i = 0; i < _scores.Length; i++)
            sum += _masses[i] * Normal.CDF(0, 1, sign * (_scores[i] + center) / root);
        return sum;
    }

    private double Density(double information, double score)
    {
        double increment = information - _nodesInformation;
        double center = score - _drift * increment;
        double sum = 0;
        for (int i = 0; i < _scores.Length; i++)
        {
            double distance = center - _scores[i];
            sum += _masses[i] * Math.Exp(-0.5 * distance * distance / increment);
        }

        return sum / Math.Sqrt(2 * Math.PI * increment);
    }
}
