using TabularRl.Crm;
using TabularRl.Policies;
using TabularRl.Training;

namespace CrmExperiment.Pipeline;

/// <summary>
/// Freezes the greedy policy at some moments of a training and computes how it does on the test customers. It draws no random number and
/// changes nothing: the training is the same, bit for bit, with and without it.
/// </summary>
internal sealed class GreedyObserver : ITrainingObserver
{
    private const int PointCount = 24;
    private const double EpisodesPerFirstPoint = 10_000;

    private readonly FunnelEvaluator _evaluator;
    private readonly Func<IPolicy> _freeze;
    private readonly double _discountFactor;
    private readonly CancellationToken _cancellationToken;
    private readonly Queue<long> _moments;
    private readonly List<GreedyPoint> _points = [];

    /// <summary>Prepares for a training, and looks at the policy before its first episode.</summary>
    public GreedyObserver(FunnelEvaluator evaluator, Func<IPolicy> freeze, double discountFactor, long episodeCount, CancellationToken cancellationToken)
    {
        _evaluator = evaluator;
        _freeze = freeze;
        _discountFactor = discountFactor;
        _cancellationToken = cancellationToken;
        _moments = new Queue<long>(Moments(episodeCount));
        Look(0);
    }

    public IReadOnlyList<GreedyPoint> Points => _points;

    /// <summary>Evenly many a decade, from the ten-thousandth part of the episodes on, since most is learned early; the last is the end.</summary>
    public static IEnumerable<long> Moments(long episodeCount)
    {
        double first = Math.Max(1, episodeCount / EpisodesPerFirstPoint);
        return Enumerable.Range(0, PointCount)
            .Select(i => (long)Math.Round(first * Math.Pow(episodeCount / first, i / (PointCount - 1.0))))
            .Distinct();
    }

    public void OnEpisodeEnd(in EpisodeRecord episode)
    {
        if (_moments.TryPeek(out long moment) && episode.EpisodeIndex + 1 == moment)
            Look(_moments.Dequeue());
    }

    private void Look(long episodes)
    {
        IPolicy policy = _freeze();
        _points.Add(new GreedyPoint(
            episodes,
            _evaluator.GetSubscriptionRate(policy, _cancellationToken),
            _evaluator.GetReturn(policy, _discountFactor, _cancellationToken)));
    }
}
