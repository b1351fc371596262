using System.Diagnostics.CodeAnalysis;
using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>
/// The published feature selection: the agent switches the 15 features on and off and takes sales actions, all in one episode, under the
/// logged response and the published protocol. An observation is 30 numbers: 15 mask bits, all 1 at the start, then the 15 features, of
/// which Country_Encoded, Stage_Encoded and Stages_Completed are divided by 103, 6 and 5. Actions 0 to 14 toggle a feature, 15 to 20
/// are the six sales actions. Not thread-safe. A step allocates nothing.
/// </summary>
/// <remarks>
/// <para>A toggle earns −0.01 for each feature that is active after it; from the 20th step on it earns −20 more and the episode is truncated.</para>
/// <para>A sales action earns its reward − 0.1 for each active feature. Call, demo, survey and manager meet the log only while the flag of
/// that step (Had_First_Call, Had_Demo, Had_Survey, Had_Manager) is active.</para>
/// <para>It is here to be compared with: the mask multiplies the states by up to 2¹⁵, and nothing in the task rewards finding good features.</para>
/// </remarks>
public sealed class FeatureSelectionEnvironment : IStartableEnvironment, IGoalEnvironment, IRandomStateful
{
    /// <summary>The number of features that can be switched, 15.</summary>
    public const int FeatureCount = 15;

    /// <summary>The steps from which on a toggle ends the episode, 20.</summary>
    public const int StepLimit = 20;

    private const double TogglePrice = 0.01;
    private const double ActivePrice = 0.1;
    private const double LimitPenalty = 20;

    // By sales action: the feature whose bit lets it meet the log; −1 for those that meet nothing.
    private static ReadOnlySpan<sbyte> FlagOf => [-1, 7, 8, 9, -1, 11];

    private readonly CrmSplit _split;
    private readonly FeatureSelectionOptions _options;
    private readonly int[] _profiles;
    private readonly FunnelState[] _starts;
    private readonly double[] _features = new double[FeatureCount];
    private readonly Pcg64 _random;

    private FunnelState _state;
    private int _profile;
    private uint _mask;
    private int _stepCount;
    private int _lastAction;
    private bool _isRunning;

    /// <summary>Creates an environment.</summary>
    /// <param name="split">The customers, with the features of <see cref="CrmFeatureSets.Published15"/>.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The split has other features or no customer, or none of those that the sampler draws from.</exception>
    public FeatureSelectionEnvironment(CrmSplit split, FeatureSelectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(split);
        _options = options ?? new FeatureSelectionOptions();
        if (!split.Features.Select(feature => feature.Name).SequenceEqual(CrmFeatureSets.Published15.Select(feature => feature.Name)))
            throw new ArgumentException("Feature selection is played on the 15 published features; make the data set with CrmFeatureSets.Published15.", nameof(split));
        if (split.Leads.Count == 0)
            throw new ArgumentException($"Split '{split.Name}' has no customer; an environment needs at least one.", nameof(split));
        _options.Sampler.Check(split);
        _split = split;
        _profiles = [.. split.Leads.Select(LoggedResponse.Instance.GetProfile)];
        _starts = [.. split.Leads.Select(lead => FunnelState.StartOf(lead, CrmProtocol.Published))];
        _random = new Pcg64(_options.Seed);
    }

    /// <inheritdoc />
    public int ObservationSize => 2 * FeatureCount;

    /// <inheritdoc />
    public int ActionCount => FeatureCount + CrmActions.Count;

    /// <inheritdoc />
    public int StartCount => _profiles.Length;

    /// <inheritdoc />
    public bool IsDeterministic => true;

    /// <inheritdoc />
    public bool IsGoalReached { get; private set; }

    /// <inheritdoc />
    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    /// <inheritdoc />
    public void Reset(ulong? seed, Span<double> observation)
    {
        CheckLength(observation);
        if (seed is { } value)
            _random.Seed(value);
        Start(_options.Sampler.Next(_split, _random), observation);
    }

    /// <inheritdoc />
    public void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, _profiles.Length);
        CheckLength(observation);
        if (seed is { } value)
            _random.Seed(value);
        Start(start, observation);
    }

    /// <inheritdoc />
    public StepResult Step(int action, Span<double> observation)
    {
        if ((uint)action >= (uint)ActionCount)
            throw new ArgumentOutOfRangeException(nameof(action), action, $"The action must be from 0 to {ActionCount - 1}.");
        CheckLength(observation);
        if (!_isRunning)
            throw new InvalidOperationException("No episode is running; call Reset or ResetTo first.");

        _stepCount++;
        StepResult result = action < FeatureCount ? Toggle(action) : Act(action - FeatureCount);
        _isRunning = !result.IsDone;
        Write(observation);
        return result;
    }

    private StepResult Toggle(int feature)
    {
        _mask ^= 1u << feature;
        bool isOver = _stepCount >= StepLimit;
        return new StepResult(-TogglePrice * ActiveCount - (isOver ? LimitPenalty : 0), Terminated: false, Truncated: isOver);
    }

    private StepResult Act(int salesAction)
    {
        int flag = FlagOf[salesAction];
        bool meetsLog = flag < 0 || (_mask >> flag & 1) != 0;

        // Without its flag an action meets nothing in the log, as an e-mail does, but costs what it costs.
        FunnelReply reply = LoggedResponse.Instance.Respond(_profile, _state, meetsLog ? salesAction : CrmActions.Email, _random);
        bool isOver = reply.Subscribed || _options.Variant == FeatureSelectionVariant.AsDocumented;
        double reward = _options.Reward.Of(salesAction, _lastAction, reply, isOver) - ActivePrice * ActiveCount;
        _lastAction = salesAction;
        _state = reply.State;
        IsGoalReached = reply.Subscribed;
        return new StepResult(reward, Terminated: isOver, Truncated: false);
    }

    private int ActiveCount => System.Numerics.BitOperations.PopCount(_mask);

    private void Start(int customer, Span<double> observation)
    {
        _profile = _profiles[customer];
        _state = _starts[customer];
        _split.GetFeatures(customer).CopyTo(_features);
        _features[0] /= 103;
        _features[14] /= 5;
        _mask = (1u << FeatureCount) - 1;
        _stepCount = 0;
        _lastAction = -1;
        _isRunning = true;
        IsGoalReached = false;
        Write(observation);
    }

    private void Write(Span<double> observation)
    {
        _features[1] = _state.Stage / 6.0;
        bool hides = _options.Variant == FeatureSelectionVariant.AsDocumented;
        for (int i = 0; i < FeatureCount; i++)
        {
            bool isActive = (_mask >> i & 1) != 0;
            observation[i] = isActive ? 1 : 0;
            observation[FeatureCount + i] = isActive || !hides ? _features[i] : 0;
        }
    }

    private void CheckLength(ReadOnlySpan<double> observation)
    {
        if (observation.Length != ObservationSize)
            ThrowLength(observation.Length);
    }

    [DoesNotReturn]
    private void ThrowLength(int length) =>
        throw new ArgumentException($"The observation has {ObservationSize} values; the span has {length}.", "observation");
}
