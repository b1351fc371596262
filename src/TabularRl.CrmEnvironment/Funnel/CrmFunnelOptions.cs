namespace TabularRl.Crm;

/// <summary>The options of a <see cref="CrmFunnelEnvironment"/>. Immutable; each is checked when it is set.</summary>
public sealed record CrmFunnelOptions
{
    /// <summary>The most contacts a customer, and the number of actions after which the published protocol truncates: 10.</summary>
    public const int MaximumContacts = 10;

    /// <summary>The protocol. Default: prospective.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a protocol.</exception>
    public CrmProtocol Protocol
    {
        get;
        init
        {
            if (value is not (CrmProtocol.Published or CrmProtocol.Prospective))
                throw new ArgumentOutOfRangeException(nameof(Protocol), value, "The protocol must be Published or Prospective.");
            field = value;
        }
    } = CrmProtocol.Prospective;

    /// <summary>How customers answer. Default: as logged. A response that is not deterministic belongs to the prospective protocol.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public IFunnelResponse Response
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Response));
    } = LoggedResponse.Instance;

    /// <summary>What steps are worth. Default: <see cref="CrmReward.Documented"/>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public CrmReward Reward
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Reward));
    } = CrmReward.Documented;

    /// <summary>The contacts a customer under the prospective protocol, 1 to 10. Default: 10. The published protocol always has 10, whatever stands here.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 1 to 10.</exception>
    public int ContactBudget
    {
        get;
        init
        {
            CheckBudget(value, nameof(ContactBudget));
            field = value;
        }
    } = MaximumContacts;

    /// <summary>How <c>Reset</c> draws customers; <c>ResetTo</c> does not use it. Default: <see cref="StratifiedSampler.Published"/>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public ICustomerSampler Sampler
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Sampler));
    } = StratifiedSampler.Published;

    /// <summary>The seed of the generator until a reset brings another. Default: 0.</summary>
    public ulong Seed { get; init; }

    internal static void CheckBudget(int contactBudget, string name)
    {
        if (contactBudget is < 1 or > MaximumContacts)
            throw new ArgumentOutOfRangeException(name, contactBudget, $"The contact budget must be from 1 to {MaximumContacts}.");
    }
}
