using System.Diagnostics.CodeAnalysis;
using TabularRl.Environments;
using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>
/// The sales funnel as a decision process: an episode is one customer of a split, an action one of the six of <see cref="CrmActions"/>,
/// an observation the customer's features, the live ones among them as the episode has made them. Starts are the split's customers.
/// Not thread-safe; environments on other threads share the split. A step allocates nothing.
/// </summary>
/// <remarks>
/// <para>Prospective protocol: a customer starts as a lead (stage 0, no step taken) and all live features are live. The episode
/// terminates when he subscribes or when the contact budget is spent; it is never truncated.</para>
/// <para>Published protocol: a customer starts at the stage that was logged for him on the day of the export. Only
/// <see cref="LiveFeature.Stage"/> is live; every other feature keeps the split's value. The episode terminates when he subscribes and is
/// truncated after 10 actions; both hold if the tenth subscribes him.</para>
/// </remarks>
public sealed class CrmFunnelEnvironment : IStartableEnvironment, IGoalEnvironment, IRandomStateful
{
    private readonly CrmSplit _split;
    private readonly IFunnelResponse _response;
    private readonly CrmReward _reward;
    private readonly ICustomerSampler _sampler;
    private readonly bool _isPublished;
    private readonly int[] _profiles;
    private readonly FunnelState[] _starts;
    private readonly (int Index, LiveFeature Live)[] _live;
    private readonly int[] _contactsLeftIndexes;
    private readonly double[] _observation;
    private readonly Pcg64 _random;

    private FunnelState _state;
    private int _profile;
    private int _contactsLeft;
    private int _lastAction;
    private bool _isRunning;

    /// <summary>Creates an environment.</summary>
    /// <param name="split">The customers with their features.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="split"/> is null.</exception>
    /// <exception cref="ArgumentException">The split has no customer or no feature, it has none of those that the sampler draws from, or the response is a random one under the published protocol.</exception>
    public CrmFunnelEnvironment(CrmSplit split, CrmFunnelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(split);
        options ??= new CrmFunnelOptions();
        if (split.Leads.Count == 0)
            throw new ArgumentException($"Split '{split.Name}' has no customer; an environment needs at least one.", nameof(split));
        if (split.Features.Count == 0)
            throw new ArgumentException($"Split '{split.Name}' has no feature; an environment needs at least one to show.", nameof(split));
        if (options.Protocol == CrmProtocol.Published && !options.Response.IsDeterministic)
            throw new ArgumentException("The simulated response belongs to the prospective protocol; use LoggedResponse with the published one.", nameof(options));
        options.Sampler.Check(split);

        Options = options;
        _split = split;
        _response = options.Response;
        _reward = options.Reward;
        _sampler = options.Sampler;
        _isPublished = options.Protocol == CrmProtocol.Published;
        ContactBudget = _isPublished ? CrmFunnelOptions.MaximumContacts : options.ContactBudget;
        _profiles = [.. split.Leads.Select(_response.GetProfile)];
        _starts = [.. split.Leads.Select(lead => FunnelState.StartOf(lead, options.Protocol))];
        (int Index, LiveFeature Live)[] live = LiveValue.Find(split.Features, options.Protocol);
        _live = [.. live.Where(pair => pair.Live != LiveFeature.ContactsLeft)];
        _contactsLeftIndexes = [.. live.Where(pair => pair.Live == LiveFeature.ContactsLeft).Select(pair => pair.Index)];
        _observation = new double[split.Features.Count];
        _random = new Pcg64(options.Seed);
    }

    /// <summary>
    /// The simulated funnel without a workbook: one invented customer for each segment of <see cref="CrmSegments"/>, drawn alike, and the
    /// state of <see cref="SimulatedFeatures"/>. Start i is segment i.
    /// </summary>
    /// <param name="contactBudget">The contacts of an episode, 1 to 10; default 10.</param>
    /// <param name="response">The funnel, or null for <see cref="SimulatedResponse.Preset"/>.</param>
    /// <returns>The environment.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="contactBudget"/> is out of range.</exception>
    public static CrmFunnelEnvironment CreateSimulated(int contactBudget = CrmFunnelOptions.MaximumContacts, SimulatedResponse? response = null)
    {
        CrmLead[] leads = [.. CrmSegments.Examples.Select((country, segment) => new CrmLead { Id = segment, Country = country })];
        double[] values =
        [
            .. leads.SelectMany(lead => SimulatedFeatures.All.Select(feature => feature.Live == LiveFeature.None ? CrmSegments.Of(lead) : 0.0)),
        ];
        return new CrmFunnelEnvironment(new CrmSplit("simulated", leads, SimulatedFeatures.All, values), new CrmFunnelOptions
        {
            Protocol = CrmProtocol.Prospective,
            Response = response ?? SimulatedResponse.Preset,
            Sampler = UniformSampler.Instance,
            ContactBudget = contactBudget,
        });
    }

    /// <summary>The options.</summary>
    public CrmFunnelOptions Options { get; }

    /// <summary>The contacts of an episode: the budget of the options under the prospective protocol, 10 under the published one.</summary>
    public int ContactBudget { get; }

    /// <summary>Whether the customer of the running or last episode has subscribed in it.</summary>
    public bool IsSubscribed { get; private set; }

    /// <summary>The goal is a subscription: <see cref="IsSubscribed"/>.</summary>
    public bool IsGoalReached => IsSubscribed;

    /// <summary>The position in the split of the customer of the running or last episode; −1 before the first.</summary>
    public int CurrentCustomer { get; private set; } = -1;

    /// <inheritdoc />
    public int ObservationSize => _observation.Length;

    /// <inheritdoc />
    public int ActionCount => CrmActions.Count;

    /// <inheritdoc />
    public int StartCount => _profiles.Length;

    /// <inheritdoc />
    public bool IsDeterministic => _response.IsDeterministic;

    /// <inheritdoc />
    public RandomState RandomState
    {
        get => _random.RandomState;
        set => _random.RandomState = value;
    }

    /// <inheritdoc />
    public void Reset(ulong? seed, Span<double> observation)
    {
        if (observation.Length != _observation.Length)
            ThrowLength(observation);
        if (seed is { } value)
            _random.Seed(value);
        Start(_sampler.Next(_split, _random), observation);
    }

    /// <inheritdoc />
    public void ResetTo(int start, ulong? seed, Span<double> observation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, _profiles.Length);
        if (observation.Length != _observation.Length)
            ThrowLength(observation);
        if (seed is { } value)
            _random.Seed(value);
        Start(start, observation);
    }

    /// <inheritdoc />
    public StepResult Step(int action, Span<double> observation)
    {
        if ((uint)action >= CrmActions.Count)
            ThrowAction(action);
        if (observation.Length != _observation.Length)
            ThrowLength(observation);
        if (!_isRunning)
            ThrowNotRunning();

        FunnelReply reply = _response.Respond(_profile, _state, action, _random);
        bool isLastContact = --_contactsLeft == 0;
        double reward = _reward.Of(action, _lastAction, reply, isLastContact);
        _lastAction = action;
        IsSubscribed = reply.Subscribed;
        _isRunning = !(reply.Subscribed | isLastContact);
        if (reply.State.Stage != _state.Stage | reply.State.Steps != _state.Steps)
        {
            _state = reply.State;
            UpdateLive();
        }

        foreach (int index in _contactsLeftIndexes)
            _observation[index] = _contactsLeft;
        _observation.AsSpan().CopyTo(observation);
        return _isPublished
            ? new StepResult(reward, reply.Subscribed, isLastContact)
            : new StepResult(reward, reply.Subscribed | isLastContact, false);
    }

    private void Start(int customer, Span<double> observation)
    {
        CurrentCustomer = customer;
        IsSubscribed = false;
        _profile = _profiles[customer];
        _state = _starts[customer];
        _contactsLeft = ContactBudget;
        _lastAction = -1;
        _isRunning = true;
        _split.GetFeatures(customer).CopyTo(_observation);
        UpdateLive();
        foreach (int index in _contactsLeftIndexes)
            _observation[index] = _contactsLeft;
        _observation.AsSpan().CopyTo(observation);
    }

    private void UpdateLive()
    {
        foreach ((int index, LiveFeature live) in _live)
            _observation[index] = LiveValue.Of(live, _state, _contactsLeft);
    }

    [DoesNotReturn]
    private static void ThrowAction(int action) =>
        throw new ArgumentOutOfRangeException(nameof(action), action, $"The action must be from 0 to {CrmActions.Count - 1}.");

    [DoesNotReturn]
    private void ThrowLength(ReadOnlySpan<double> observation) =>
        throw new ArgumentException($"The observation has {_observation.Length} values; the span has {observation.Length}.", nameof(observation));

    [DoesNotReturn]
    private void ThrowNotRunning() => throw new InvalidOperationException(
        CurrentCustomer < 0 ? "No episode was started; call Reset or ResetTo first." : "The episode is over; call Reset or ResetTo before the next step.");
}
