using System.Globalization;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>How far the log can speak of the target policy at all.</summary>
internal sealed class OverlapCheck
{
    private readonly int _episodeCount;
    private readonly double _meanWeightError;

    public OverlapCheck(LoggedEpisodes log, TargetPolicyLog target, TabularModel? model, ReadOnlySpan<double> weights, int minSupportVisits)
    {
        _episodeCount = weights.Length;
        double sum = 0;
        double squares = 0;
        double largest = 0;
        foreach (double weight in weights)
        {
            sum += weight;
            squares += weight * weight;
            largest = Math.Max(largest, weight);
        }

        EffectiveSampleSize = squares > 0 ? sum * sum / squares : 0;
        LargestWeightShare = sum > 0 ? largest / sum : 0;
        MeanWeight = sum / _episodeCount;
        double variance = Math.Max(0, squares / _episodeCount - MeanWeight * MeanWeight);
        _meanWeightError = Math.Sqrt(variance / _episodeCount);
        (UnsupportedShare, UnseenShare) = FindUnsupported(log, target, model, minSupportVisits);
    }

    public double EffectiveSampleSize { get; }

    public double LargestWeightShare { get; }

    public double MeanWeight { get; }

    /// <summary>The share of the target's decisions on actions that the log never took in the same, often enough visited, state.</summary>
    public double UnsupportedShare { get; }

    /// <summary>The share of the target's decisions on states and actions that the log never held together, however rare the state.</summary>
    public double UnseenShare { get; }

    public List<string> FindReasons(OffPolicyOptions options)
    {
        var reasons = new List<string>();
        if (MeanWeight == 0)
        {
            reasons.Add("In no logged episode did the log do what the target policy may do; the log says nothing about it.");
            return reasons;
        }

        if (EffectiveSampleSize < options.MinEffectiveSampleSize)
        {
            reasons.Add(Invariant(
                $"The {_episodeCount} logged episodes are worth only {EffectiveSampleSize:0.#} of the target policy's own ")
                + Invariant($"(at least {options.MinEffectiveSampleSize:0.#} are asked for); ")
                + "log more episodes, or evaluate a policy nearer to the one that made the log.");
        }

        if (LargestWeightShare > options.MaxWeightShare)
            reasons.Add(Invariant($"One episode has {LargestWeightShare:P1} of all weight (at most {options.MaxWeightShare:P1} is allowed); the estimate would be its return."));
        if (UnsupportedShare > options.MaxUnsupportedShare)
        {
            reasons.Add(Invariant(
                $"{UnsupportedShare:P1} of the target policy's decisions are actions that the log never took in the same state ")
                + Invariant($"(at most {options.MaxUnsupportedShare:P1} is allowed); let the behavior policy try them."));
        }

        double deviation = Math.Abs(MeanWeight - 1);
        if (deviation > options.MaxMeanWeightDeviation && deviation > 4 * _meanWeightError)
        {
            reasons.Add(Invariant($"The mean weight is {MeanWeight:0.###} where it should be near 1; ")
                + "the propensities are wrong, or the target policy does what the log never did.");
        }

        return reasons;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static (double Unsupported, double Unseen) FindUnsupported(LoggedEpisodes log, TargetPolicyLog target, TabularModel? model, int minVisits)
    {
        int rowCount = model?.RowCount ?? 1;
        var visits = new int[rowCount];
        var taken = new bool[rowCount * log.ActionCount];
        for (int at = 0; at < log.StepCount; at++)
        {
            int row = model?.Rows[at] ?? 0;
            visits[row]++;
            taken[row * log.ActionCount + log.Actions[at]] = true;
        }

        double unsupported = 0;
        double unseen = 0;
        for (int at = 0; at < log.StepCount; at++)
        {
            int row = model?.Rows[at] ?? 0;
            ReadOnlySpan<double> probabilities = target.ProbabilitiesAt(at);
            for (int action = 0; action < probabilities.Length; action++)
            {
                if (taken[row * log.ActionCount + action])
                    continue;
                unseen += probabilities[action];
                if (visits[row] >= minVisits)
                    unsupported += probabilities[action];
            }
        }

        return (unsupported / log.StepCount, unseen / log.StepCount);
    }
}
