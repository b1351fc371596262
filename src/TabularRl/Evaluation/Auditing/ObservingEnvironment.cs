using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Evaluation.Auditing;

/// <summary>An environment whose every observation is shown to a collector on its way; else it is as the one inside, its mask, goal and generator included.</summary>
public abstract class ObservingEnvironment : IMaskedEnvironment, IGoalEnvironment
{
    private readonly IEnvironment _inner;
    private readonly IMaskedEnvironment? _masked;
    private readonly IGoalEnvironment? _goal;
    private readonly ObservationStatistics _statistics;

    private ObservingEnvironment(IEnvironment inner, ObservationStatistics statistics)
    {
        _inner = inner;
        _masked = inner as IMaskedEnvironment;
        _goal = inner as IGoalEnvironment;
        _statistics = statistics;
    }

    /// <inheritdoc />
    public int ObservationSize => _inner.ObservationSize;

    /// <inheritdoc />
    public int ActionCount => _inner.ActionCount;

    /// <inheritdoc />
    public ActionMask LegalActions => _masked?.LegalActions ?? ActionMask.All;

    /// <inheritdoc />
    public bool IsGoalReached => _goal?.IsGoalReached ?? false;

    /// <summary>Wraps an environment.</summary>
    /// <param name="inner">The environment.</param>
    /// <param name="statistics">The collector, of as many features as an observation has.</param>
    /// <returns>The wrapper; it can be saved (<see cref="IRandomStateful"/>) exactly if the environment can.</returns>
    /// <exception cref="ArgumentException">The collector has another number of features.</exception>
    public static ObservingEnvironment Around(IEnvironment inner, ObservationStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(statistics);
        if (statistics.FeatureNames.Count != inner.ObservationSize)
        {
            throw new ArgumentException(
                $"The environment's observations have {inner.ObservationSize} features, the collector {statistics.FeatureNames.Count}.", nameof(statistics));
        }

        return inner is IRandomStateful stateful ? new Stateful(inner, stateful, statistics) : new Plain(inner, statistics);
    }

    /// <inheritdoc />
    public void Reset(ulong? seed, Span<double> observation)
    {
        _inner.Reset(seed, observation);
        _statistics.Add(observation);
    }

    /// <inheritdoc />
    public StepResult Step(int action, Span<double> observation)
    {
        StepResult result = _inner.Step(action, observation);
        _statistics.Add(observation);
        return result;
    }

    private sealed class Plain(IEnvironment inner, ObservationStatistics statistics) : ObservingEnvironment(inner, statistics);

    private sealed class Stateful(IEnvironment inner, IRandomStateful stateful, ObservationStatistics statistics)
        : ObservingEnvironment(inner, statistics), IRandomStateful
    {
        public RandomState RandomState
        {
            get => stateful.RandomState;
            set => stateful.RandomState = value;
        }
    }
}
