using TabularRl.Environments;
using TabularRl.Environments.Wrappers;

namespace TabularRl.Evaluation.Auditing;

/// <summary>An environment whose every observation is shown to a collector on its way; else it is as the one inside.</summary>
public sealed class ObservingEnvironment : EnvironmentWrapper
{
    private readonly ObservationStatistics _statistics;

    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment.</param>
    /// <param name="statistics">The collector, of as many features as an observation has.</param>
    /// <exception cref="ArgumentException">The collector has another number of features.</exception>
    public ObservingEnvironment(IEnvironment inner, ObservationStatistics statistics)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        if (statistics.FeatureNames.Count != inner.ObservationSize)
        {
            throw new ArgumentException(
                $"The environment's observations have {inner.ObservationSize} features, the collector {statistics.FeatureNames.Count}.", nameof(statistics));
        }

        _statistics = statistics;
    }

    /// <inheritdoc />
    public override StepResult Step(int action, Span<double> observation)
    {
        StepResult result = Inner.Step(action, observation);
        _statistics.Add(observation);
        return result;
    }

    /// <inheritdoc />
    protected override void BeginEpisode(ResetRequest request, Span<double> observation)
    {
        BeginInner(request, observation);
        _statistics.Add(observation);
    }

    /// <inheritdoc />
    protected override IFiniteModel? GetModel(IFiniteEnvironment inner) => inner.Model;
}
