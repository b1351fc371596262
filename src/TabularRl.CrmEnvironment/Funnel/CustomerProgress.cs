namespace TabularRl.Crm;

/// <summary>
/// Where customers stand by what the workbook says has happened so far, as a policy that was trained in a
/// <see cref="CrmFunnelEnvironment"/> is to see them. The environment starts everybody as a lead; this is for customers who are already on
/// their way. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// <para>Prospective protocol, logged response: the steps are the first call, demo, survey and account manager that have a date, the stage
/// is the highest that one of them leads to. A sign-up is no step here, since no action brings it about.</para>
/// <para>Prospective protocol, simulated response: a sign-up is a step too. Where the funnel's prerequisites exclude the journey, the
/// nearest place that a lead can reach stands for it: the one with the fewest steps of difference; among those the one that loses the
/// fewest logged steps, then the nearest stage, then the earlier steps. In the preset no logged step is ever lost, and what had to come
/// before is added: the first call before a demo; before a manager who came without demo and sign-up, the demo if there was a first call,
/// else the sign-up.</para>
/// <para>Any other response of the prospective protocol: all five steps as logged.</para>
/// <para>Published protocol: the stage that was logged, and the features as they are; as in the environment only the stage is live.</para>
/// <para>The logged Stage counts under the published protocol only, and a subscription under none: it ends the episode, so whoever has
/// subscribed (<see cref="CrmLead.IsSubscriber"/>) needs no recommendation.</para>
/// </remarks>
public sealed class CustomerProgress
{
    private const CrmSteps StepsOfActions = FunnelSteps.All & ~CrmSteps.SignUp;

    private readonly NearestPlaces? _places;
    private readonly CrmSteps _countedSteps;

    /// <summary>Prepares for a protocol and a response; for a simulated one it searches the funnel's places once.</summary>
    /// <param name="protocol">The protocol that the policy was trained under.</param>
    /// <param name="response">The response that it was trained with; null for <see cref="LoggedResponse"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="protocol"/> is no protocol.</exception>
    /// <exception cref="ArgumentException">The response is a random one under the published protocol.</exception>
    public CustomerProgress(CrmProtocol protocol, IFunnelResponse? response = null)
    {
        if (!Enum.IsDefined(protocol))
            throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "There is no such protocol.");
        response ??= LoggedResponse.Instance;
        if (protocol == CrmProtocol.Published && !response.IsDeterministic)
            throw new ArgumentException("The simulated response belongs to the prospective protocol; use LoggedResponse with the published one.", nameof(response));

        Protocol = protocol;
        _places = response is SimulatedResponse simulated ? new NearestPlaces(simulated) : null;
        _countedSteps = response is LoggedResponse ? StepsOfActions : FunnelSteps.All;
    }

    /// <summary>The protocol that the policy was trained under.</summary>
    public CrmProtocol Protocol { get; }

    /// <summary>Where a customer stands.</summary>
    /// <param name="lead">The customer, cleaned under <see cref="Protocol"/>.</param>
    /// <returns>A stage and steps; a lead if nothing is logged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lead"/> is null.</exception>
    public FunnelState StateOf(CrmLead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return Protocol == CrmProtocol.Published ? FunnelState.StartOf(lead, Protocol) : _places?.Of(CountedSteps(lead)) ?? FunnelSteps.StateAfter(CountedSteps(lead));
    }

    /// <summary>
    /// Whether <see cref="StateOf"/> shows the counted steps just as they are logged. False only under a simulated response, for a journey
    /// that its prerequisites exclude.
    /// </summary>
    /// <param name="lead">The customer.</param>
    /// <returns>Whether no step was added or left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lead"/> is null.</exception>
    public bool IsAsLogged(CrmLead lead) => Protocol == CrmProtocol.Published || StateOf(lead).Steps == CountedSteps(lead);

    /// <summary>
    /// The observation from which to recommend a customer's next action. For a customer with no logged step it equals what the environment
    /// shows at the start of an episode with as many contacts.
    /// </summary>
    /// <param name="split">The customers with their features, computed under <see cref="Protocol"/>; see
    /// <see cref="FittedCrmFeatures.CreateSplit(string, CrmCleanedData)"/>.</param>
    /// <param name="customer">The customer's position in the split.</param>
    /// <param name="contactsLeft">
    /// The contacts that may still be spent on him, 1 to 10; the published protocol does not show them. In training a customer with k steps
    /// never had more left than the budget less k: with more than that an exact table does not know him.
    /// </param>
    /// <returns>As many values as the split has features.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="split"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such customer, or the contacts are out of range.</exception>
    public double[] Observe(CrmSplit split, int customer, int contactsLeft)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentOutOfRangeException.ThrowIfNegative(customer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(customer, split.Leads.Count);
        return Observe(split.GetFeatures(customer).ToArray(), split.Leads[customer], split.Features, contactsLeft);
    }

    /// <summary>The same for one customer alone; of many, make a split.</summary>
    /// <param name="lead">The customer, cleaned under <see cref="Protocol"/>.</param>
    /// <param name="fitted">What was fitted on the training split.</param>
    /// <param name="contactsLeft">The contacts that may still be spent on him, 1 to 10.</param>
    /// <returns>As many values as there are features.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The contacts are out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="fitted"/> has another protocol, or a feature is not finite.</exception>
    public double[] Observe(CrmLead lead, FittedCrmFeatures fitted, int contactsLeft)
    {
        ArgumentNullException.ThrowIfNull(lead);
        ArgumentNullException.ThrowIfNull(fitted);
        if (fitted.Protocol != Protocol)
            throw new ArgumentException($"The features were fitted under the protocol {fitted.Protocol}; the progress is read under {Protocol}.", nameof(fitted));

        return Observe(fitted.Compute(lead), lead, fitted.Features, contactsLeft);
    }

    private double[] Observe(double[] observation, CrmLead lead, IReadOnlyList<CrmFeature> features, int contactsLeft)
    {
        if (contactsLeft is < 1 or > CrmFunnelOptions.MaximumContacts)
            throw new ArgumentOutOfRangeException(nameof(contactsLeft), contactsLeft, $"The contacts left must be from 1 to {CrmFunnelOptions.MaximumContacts}.");

        FunnelState state = StateOf(lead);
        for (int i = 0; i < observation.Length; i++)
        {
            LiveFeature live = features[i].Live;
            if (live == LiveFeature.Stage || (live != LiveFeature.None && Protocol == CrmProtocol.Prospective))
                observation[i] = LiveValue.Of(live, state, contactsLeft);
        }

        return observation;
    }

    private CrmSteps CountedSteps(CrmLead lead) => FunnelState.LoggedSteps(lead) & _countedSteps;
}
