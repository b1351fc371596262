using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>
/// The best that any policy can reach under the logged response: for each customer whether some sequence of actions subscribes him,
/// found by searching every state that his episode can reach. Immutable and thread-safe.
/// </summary>
public sealed class LoggedCeiling
{
    private LoggedCeiling(bool[] canSubscribe)
    {
        CanSubscribe = Array.AsReadOnly(canSubscribe);
        Count = canSubscribe.Count(can => can);
    }

    /// <summary>Whether some sequence of actions subscribes the customer, by position in the split.</summary>
    public IReadOnlyList<bool> CanSubscribe { get; }

    /// <summary>The number of those customers.</summary>
    public int Count { get; }

    /// <summary>Their share of all, or 0 if there is no customer.</summary>
    public double Rate => CanSubscribe.Count == 0 ? 0 : (double)Count / CanSubscribe.Count;

    /// <summary>Searches a split.</summary>
    /// <param name="split">The split.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="contactBudget">The contacts a customer under the prospective protocol, 1 to 10; the published one always has 10.</param>
    /// <returns>The ceiling.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="split"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="contactBudget"/> is out of range.</exception>
    public static LoggedCeiling Compute(CrmSplit split, CrmProtocol protocol, int contactBudget = CrmFunnelOptions.MaximumContacts)
    {
        ArgumentNullException.ThrowIfNull(split);
        CrmFunnelOptions.CheckBudget(contactBudget, nameof(contactBudget));
        int contacts = protocol == CrmProtocol.Published ? CrmFunnelOptions.MaximumContacts : contactBudget;
        return new LoggedCeiling([.. split.Leads.Select(lead => Search(lead, protocol, contacts))]);
    }

    private static bool Search(CrmLead lead, CrmProtocol protocol, int contacts)
    {
        LoggedResponse response = LoggedResponse.Instance;
        int profile = response.GetProfile(lead);
        var unused = new Pcg64(0);
        FunnelState start = FunnelState.StartOf(lead, protocol);
        var seen = new HashSet<FunnelState> { start };
        List<FunnelState> frontier = [start];
        for (int contact = 0; contact < contacts && frontier.Count > 0; contact++)
        {
            List<FunnelState> next = [];
            foreach (FunnelState state in frontier)
            {
                for (int action = 0; action < CrmActions.Count; action++)
                {
                    FunnelReply reply = response.Respond(profile, state, action, unused);
                    if (reply.Subscribed)
                        return true;
                    if (seen.Add(reply.State))
                        next.Add(reply.State);
                }
            }

            frontier = next;
        }

        return false;
    }
}
