namespace TabularRl.Crm;

/// <summary>Where a customer stands in the funnel. The default is a lead: stage 0, no step taken.</summary>
/// <param name="Stage">The stage, 0 (lead) to 6 (subscribed).</param>
/// <param name="Steps">The steps that he has behind him.</param>
public readonly record struct FunnelState(byte Stage, CrmSteps Steps)
{
    /// <summary>The customer before the first contact: stage 0, no step taken.</summary>
    public static FunnelState Lead => default;

    /// <summary>Where a customer starts an episode: as a lead under the prospective protocol, as logged under the published one.</summary>
    internal static FunnelState StartOf(CrmLead lead, CrmProtocol protocol) => protocol == CrmProtocol.Published
        ? new FunnelState((byte)CrmStages.FromLog(lead.Stage), LoggedSteps(lead))
        : Lead;

    internal static CrmSteps LoggedSteps(CrmLead lead) =>
        (lead.FirstCall is null ? CrmSteps.None : CrmSteps.FirstCall)
        | (lead.Demo is null ? CrmSteps.None : CrmSteps.Demo)
        | (lead.Survey is null ? CrmSteps.None : CrmSteps.Survey)
        | (lead.SignUp is null ? CrmSteps.None : CrmSteps.SignUp)
        | (lead.AccountManager is null ? CrmSteps.None : CrmSteps.AccountManager);
}
