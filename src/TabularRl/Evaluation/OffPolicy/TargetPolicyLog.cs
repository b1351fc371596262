using TabularRl.Policies;

namespace TabularRl.Evaluation.OffPolicy;

/// <summary>What the target policy would have done at every step of a log: its probabilities, and the ratios to the log's propensities.</summary>
internal sealed class TargetPolicyLog
{
    // Weights beyond it are cut, so that squares and their sums stay finite; a log with one of them is refused for its weight share anyway.
    private const double LargestWeight = 1e100;

    private const double SumTolerance = 1e-9;

    private readonly double[] _probabilities;
    private readonly double[] _ratios;
    private readonly double[] _weights;
    private readonly int _actionCount;

    public TargetPolicyLog(LoggedEpisodes log, IPolicy target)
    {
        _actionCount = log.ActionCount;
        _probabilities = new double[checked(log.StepCount * _actionCount)];
        _ratios = new double[log.StepCount];
        _weights = new double[log.StepCount];
        for (int episode = 0; episode < log.EpisodeCount; episode++)
        {
            double weight = 1;
            for (int at = log.Starts[episode]; at < log.Starts[episode + 1]; at++)
            {
                Span<double> probabilities = _probabilities.AsSpan(at * _actionCount, _actionCount);
                target.GetActionProbabilities(log.ObservationAt(at), log.MaskAt(at), probabilities);
                Check(log, target, episode, at, probabilities);
                _ratios[at] = probabilities[log.Actions[at]] / log.Propensities[at];
                weight = Math.Min(LargestWeight, weight * _ratios[at]);
                _weights[at] = weight;
            }
        }
    }

    /// <summary>ρ_t of every step.</summary>
    public ReadOnlySpan<double> Ratios => _ratios;

    /// <summary>w_t of every step: the product of the ratios of its episode so far.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>π(·|s) of a step.</summary>
    public ReadOnlySpan<double> ProbabilitiesAt(int at) => _probabilities.AsSpan(at * _actionCount, _actionCount);

    private static void Check(LoggedEpisodes log, IPolicy target, int episode, int at, ReadOnlySpan<double> probabilities)
    {
        double sum = 0;
        for (int action = 0; action < probabilities.Length; action++)
        {
            double probability = probabilities[action];
            if (!(probability is >= 0 and <= 1 + SumTolerance))
                throw new ArgumentException($"{Place(log, target, episode, at)} the probability {probability:R} to action {action}; it must lie between 0 and 1.", nameof(target));
            if (probability > 0 && !log.MaskAt(at).IsLegal(action))
                throw new ArgumentException($"{Place(log, target, episode, at)} the probability {probability:R} to action {action}, which is not legal there.", nameof(target));
            sum += probability;
        }

        if (Math.Abs(sum - 1) > SumTolerance)
            throw new ArgumentException($"{Place(log, target, episode, at)} probabilities that sum to {sum:R} instead of 1.", nameof(target));
    }

    private static string Place(LoggedEpisodes log, IPolicy target, int episode, int at) =>
        $"At step {at - log.Starts[episode]} of episode {episode} the policy '{target.Name}' gives";
}
